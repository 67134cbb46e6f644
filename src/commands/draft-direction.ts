// draft direction: what a vote in favour meant for the text behind the question; marked by a person, for their space alone.
import { command } from '#src/conversation/command.ts'
import { choiceField, textField } from '#src/conversation/fields.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { draftHandle } from '#src/votes/vote-words.ts'
import { directionWords } from './draft-card.ts'
import { findDraft } from './find-draft.ts'
import { ours } from './ours.ts'

export const draftDirection = command({
  verb: 'draft direction',
  summary: 'mark a vote in favour as one for or against the text',
  permission: 'work on deadlines',
  effect: 'write',
  fields: {
    draft: textField({ help: 'symbol', example: 'A/HRC/62/L.20' }),
    direction: choiceField(['for', 'against', 'none'], { help: 'for or against the text', example: 'against' }),
  },
  examples: ['draft direction A/HRC/62/L.20 against'],
  handle: async ({ draft: typed, direction }, context) => {
    const found = await findDraft(typed, context)
    if (!found.ok) return found
    const { number } = found.value
    const space = context.actor.space.id
    const before = await context.votes.direction(number, space)
    const after = direction === 'none' ? undefined : (`${direction}-the-text` as const)
    await context.votes.setDirection(number, space, after)
    await context.did({
      ids: [`D${number}`],
      undo: `draft direction D${number} ${before === undefined ? 'none' : before.replace('-the-text', '')}`,
    })
    const words = after === undefined ? 'Nothing is marked any more.' : directionWords[after]
    return ok(answer(ours(context, [line(`${draftHandle(found.value)}: ${words}`)])))
  },
})
