// Change reply: what was changed, under which id, what followed from it, and until when it can be undone.
import type { Change } from '#src/calendar/change.ts'
import type { Context } from '#src/conversation/context.ts'
import { answer, type Block, fine, line, type Part, type Reply } from '#src/reply/document.ts'
import { changeData, changeHead, changeId, differenceLines, inSight, reasonWords } from './change-words.ts'
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
    label: root.public ? 'CLEAR' : 'GREEN',
    space: context.actor.space.id,
    blocks: [
      {
        kind: 'entry',
        head: changeHead(root),
        facts: [...differenceLines(root, context.reader), ...(because === '' ? [] : [[`${because}.`]])],
      },
      ...warningLines(warnings),
      ...followed(seen, context.reader),
      undoLine(context),
    ],
    data: { ...changeData(root), before: root.before, after: root.after, caused: seen.map(changeData) },
  }
  return answer(part)
}

export const warningLines = (warnings: readonly string[]): readonly Block[] =>
  warnings.map(warning => line(`Note: ${warning}`))

/** "Until 09:10 Geneva this can be undone: undo". */
export const undoLine = ({ now }: Pick<Context, 'now'>): Block => {
  const until = now.add(UNDO).toZonedDateTimeISO('Europe/Zurich').toPlainTime()
  return fine(`Until ${until.toString({ smallestUnit: 'minute' })} Geneva this can be undone: undo`)
}

/** What the audit and the undo need to know of some changes. */
export const doneBy = (changes: readonly Change[]): { readonly ids: readonly string[]; readonly undo: string } => ({
  ids: changes.map(changeId),
  undo: `undo ${changes
    .filter(change => change.cause === undefined)
    .map(changeId)
    .join(',')}`,
})
