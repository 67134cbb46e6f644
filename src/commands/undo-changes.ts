// Undo changes: takes changes of the calendar back by their numbers, all of them or none.

import type { Change } from '#src/calendar/change.ts'
import type { Command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import { undoChange } from '#src/reminders/change-events.ts'
import { differenceLines } from '#src/reminders/compose/difference-lines.ts'
import { answer, type Block, code, line, type Part, type Reply, strong } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { may, permissions } from '#src/security/permissions.ts'
import { UNDO } from './change-reply.ts'
import { changeData, changeHead, changeId, inSight, labelFor } from './change-words.ts'
import { deedOf } from './deed-of.ts'
import { followed } from './followed.ts'
import { insteadOfUndo } from './instead-of-undo.ts'

/** Whether this person may do what undoes it. */
export const mayUndo = ({ permission }: Pick<Command, 'permission'>, { actor }: Context): Result<'yes'> =>
  may(actor, permission)
    ? ok('yes')
    : refuse(`To undo this you need the role ${permissions[permission]}; yours is ${actor.role}.`)

/** The newest first, so that each finds its event as it left it. All or none. */
export const undoChanges = async (ids: readonly number[], context: Context): Promise<Result<Reply>> => {
  const allowed = mayUndo({ permission: 'change the calendar' }, context)
  if (!allowed.ok) return allowed
  const undone: (readonly Change[])[] = []
  for (const id of ids.toSorted((a, b) => b - a)) {
    const change = await undoable(id, context)
    if (!change.ok) return change
    const steps = await undoChange(context, id, deedOf(context, {}))
    if (!steps.ok) return steps
    undone.push(steps.value)
  }
  await context.did({ ids: undone.flat().map(changeId) })
  await forget(ids, context)
  return ok(answer(...undone.map(changes => undonePart(changes, context))))
}

/** The act that this undid was undone with it. */
const forget = async (ids: readonly number[], { actor, acts, now }: Context): Promise<void> => {
  const since = instantText(now.subtract(UNDO))
  const act = actor.member === undefined ? undefined : await acts.latest(actor.member, actor.space.id, since)
  if (act?.undo === `undo ${ids.map(id => `K${id}`).join(',')}`) await acts.markUndone(act.id)
}

const undoable = async (id: number, context: Context): Promise<Result<Change>> => {
  const change = await context.calendar.change(id)
  if (change === undefined || !inSight(change, context))
    return refuse(`There is no change K${id}. The latest are listed by: changes 1d`)
  if (change.public && !context.actor.space.home)
    return refuse(`K${id} changed the public calendar, which coordinators of the home space keep.`)
  if (change.cause !== undefined)
    return refuse(`K${id} followed from K${change.cause}. To take back both type: undo K${change.cause}`)
  const over = change.at < instantText(context.now.subtract(UNDO))
  return over
    ? refuse(`K${id} is older than ten minutes, so it cannot be undone. ${insteadOfUndo(change)}`)
    : ok(change)
}

const undonePart = (changes: readonly Change[], context: Context): Part => {
  const [root, ...others] = changes.filter(change => inSight(change, context))
  if (root === undefined) return { label: 'CLEAR', blocks: [line('Undone.')] }
  const blocks: readonly Block[] = [
    line(strong('Undone: '), code(`K${root.undoes}`), `, by `, code(changeId(root)), '.'),
    {
      kind: 'entry',
      head: changeHead(root),
      facts: root.after.withdrawn ? [['It is no longer on the calendar.']] : differenceLines(root, context.reader),
    },
    ...followed(others, context.reader),
  ]
  return {
    label: labelFor([root, ...others], context),
    space: context.actor.space.id,
    blocks,
    data: { ...changeData(root), undone: others.map(changeData) },
  }
}
