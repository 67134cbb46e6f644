// Change reply: what was changed, under which id, what followed from it, and until when it can be undone.

import type { Change } from '#src/calendar/change.ts'
import type { Context } from '#src/conversation/context.ts'
import { differenceLines } from '#src/reminders/compose/difference-lines.ts'
import { answer, type Block, fine, line, type Part, type Reply } from '#src/reply/document.ts'
import { changeData, changeHead, changeId, inSight, labelFor, reasonWords } from './change-words.ts'
import { followed } from './followed.ts'

/** For so long a write can be undone. */
export const UNDO = Temporal.Duration.from({ minutes: 10 })

/** The first change is the one that was asked for. Changes of other spaces are not told. */
export const changeReply = (
  [root, ...others]: readonly [Change, ...Change[]],
  warnings: readonly string[],
  context: Context,
): Reply => {
  const seen = others.filter(one => inSight(one, context))
  const because = reasonWords(root).join('. ')
  const part: Part = {
    label: labelFor([root, ...seen], context),
    space: context.actor.space.id,
    blocks: [
      {
        kind: 'entry',
        head: changeHead(root),
        facts: [...differenceLines(root, context.reader), ...(because === '' ? [] : [[`${because}.`]])],
      },
      ...warningLines(warnings),
      ...followed(seen, context.reader),
      ...undoBlocks([root], context),
    ],
    data: { ...changeData(root), before: root.before, after: root.after, caused: seen.map(changeData) },
  }
  return answer(part)
}

export const warningLines = (warnings: readonly string[]): readonly Block[] =>
  warnings.map(warning => line(`Note: ${warning}`))

/** What takes it back, and until when. */
export const undoBlocks = (changes: readonly Change[], { now }: Pick<Context, 'now'>): readonly Block[] => {
  const until = now.add(UNDO).toZonedDateTimeISO('Europe/Zurich').toPlainTime()
  return [
    { kind: 'actions', actions: [{ label: 'Undo', words: doneBy(changes).undo }] },
    fine(`This can be undone until ${until.toString({ smallestUnit: 'minute' })} Geneva.`),
  ]
}

/** What the audit and the undo need to know of some changes; what followed from one is undone with it. */
export const doneBy = (changes: readonly Change[]): { readonly ids: readonly string[]; readonly undo: string } => {
  const roots = changes.filter(change => change.cause === undefined).map(changeId)
  return { ids: changes.map(changeId), undo: `undo ${roots.join(',')}` }
}
