// draft restore: what was known of a draft before, as its history has it.
import { command } from '#src/conversation/command.ts'
import { option, textField, wordField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { draftHandle } from '#src/votes/vote-words.ts'
import { findDraft } from './find-draft.ts'
import { keepDraft } from './keep-draft.ts'

export const draftRestore = command({
  verb: 'draft restore',
  summary: 'go back to what a draft said before',
  permission: 'work on deadlines',
  effect: 'write',
  fields: {
    draft: textField({ help: 'symbol', example: 'A/HRC/62/L.4' }),
    to: option(wordField({ help: 'number in its history', example: '2' })),
  },
  examples: ['draft restore A/HRC/62/L.4 to:2'],
  handle: async ({ draft: typed, to }, context) => {
    const found = await findDraft(typed, context)
    if (!found.ok) return found
    const handle = draftHandle(found.value)
    if (found.value.public && !context.actor.space.home)
      return refuse(`${handle} is public; only the home space changes it. To see it: draft show ${handle}`)
    const revisions = await context.votes.draftRevisions(found.value.number)
    if (to === '0') {
      await context.votes.dropDraft(found.value.number, instantText(context.now))
      await context.did({ ids: [`D${found.value.number}`] })
      return ok(answer(votePart(found.value, [line(`What was noted of ${handle} is taken back.`)])))
    }
    const number = Number(to ?? revisions.length - 1)
    const revision = revisions[number - 1]
    if (revision === undefined)
      return refuse(`${handle} has ${revisions.length} entries in its history: draft show ${handle} history:yes`)
    const { public: open, number: same, space } = found.value
    return keepDraft({ ...revision.draft, public: open, number: same, space }, context)
  },
})
