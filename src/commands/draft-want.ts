// draft want: what the coalition wants from States on a draft, for its members alone.
import { command } from '#src/conversation/command.ts'
import { choiceField, labelled, option, optional, rest, textField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { draftHandle } from '#src/votes/vote-words.ts'
import { findDraft } from './find-draft.ts'
import { ours } from './ours.ts'
import { noteWant, wantOf, wantPart } from './wants.ts'

const LONGEST = 1_000

export const draftWant = command({
  verb: 'draft want',
  summary: 'what we want from States on a draft',
  permission: 'work on deadlines',
  effect: 'write',
  typed: 'AMBER',
  fields: {
    draft: labelled('GREEN', textField({ help: 'symbol', example: 'A/HRC/62/L.4' })),
    want: optional(rest(textField({ help: 'what we want', example: 'support the text, oppose L.20' }))),
    back: option(choiceField(['yes'], { help: 'what was wanted before', example: 'yes' })),
  },
  examples: ['draft want A/HRC/62/L.4 support the text, oppose L.20', 'draft want A/HRC/62/L.4'],
  handle: async ({ draft: typed, want, back }, context) => {
    const found = await findDraft(typed, context)
    if (!found.ok) return found
    const draft = found.value
    const handle = draftHandle(draft)
    if ((want ?? '').length > LONGEST)
      return refuse(`That is longer than ${LONGEST} characters. Say in a sentence what you want.`)
    if (want !== undefined) {
      await noteWant(draft, want, context)
      const part = wantPart(draft, {
        space: context.actor.space.id,
        columns: { want: { label: 'AMBER', value: want } },
      })
      return ok(answer(ours(context, [line(`Noted on ${handle}, for members of this space only.`)]), part))
    }
    const now = await wantOf(draft, context)
    if (now === undefined)
      return refuse(`Nothing is noted of what you want on ${handle}. Type: draft want ${handle} support the text`)
    if (back !== 'yes') return ok(answer(wantPart(draft, now)))
    await context.vault.purge([now.id], instantText(context.now))
    await context.did({ ids: [now.id] })
    const before = await wantOf(draft, context)
    const gone = ours(context, [line(`What was wanted last on ${handle} is destroyed.`)])
    return ok(before === undefined ? answer(gone) : answer(gone, wantPart(draft, before)))
  },
})
