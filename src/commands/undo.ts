// undo: takes back the last thing that I did, or changes by their ids, within ten minutes.
import type { Change } from '#src/calendar/change.ts'
import { whenWords } from '#src/calendar/when-words.ts'
import { type Command, command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import type { Field } from '#src/conversation/fields.ts'
import { optional, rest } from '#src/conversation/fields.ts'
import { parse } from '#src/conversation/parse.ts'
import { cut } from '#src/conversation/words.ts'
import { undoChange } from '#src/reminders/change-events.ts'
import { answer, type Block, code, line, type Part, type Reply, strong } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { may, permissions } from '#src/security/permissions.ts'
import { readChangeId } from './change-id-field.ts'
import { UNDO } from './change-reply.ts'
import { changeData, changeHead, changeId, differenceLines, inSight } from './change-words.ts'
import { deedOf } from './deed-of.ts'
import { followed } from './followed.ts'

/** "K77" or "K77,K80". */
const idsField: Field<readonly number[]> = {
  as: 'rest',
  kind: 'id',
  help: 'change',
  example: 'K77',
  needed: 'yes',
  read: text => {
    const ids: number[] = []
    for (const part of text.split(/[\s,]+/).filter(one => one !== '')) {
      const id = readChangeId(part)
      if (!id.ok) return id
      ids.push(id.value)
    }
    return ok(ids)
  },
}

export const undo = command({
  verb: 'undo',
  summary: 'take back the last thing I did',
  permission: 'read',
  effect: 'write',
  fields: { ids: optional(rest(idsField)) },
  examples: ['undo', 'undo K77'],
  handle: async ({ ids }, context) => (ids === undefined ? undoLast(context) : undoChanges(ids, context)),
})

const undoLast = async (context: Context): Promise<Result<Reply>> => {
  const { actor, acts, now } = context
  const since = now.subtract(UNDO).toString({ fractionalSecondDigits: 3 })
  const act = actor.member === undefined ? undefined : await acts.latest(actor.member, actor.space.id, since)
  if (act === undefined)
    return refuse(
      'You did nothing in the last ten minutes that can be undone. What changed in the calendar is listed by: changes 1d, and is changed back by: event move, event restore',
    )
  const parsed = parse(cut(act.undo), context.menu)
  if (!parsed.ok) throw new Error(`the words that undo act ${act.id} are not understood`)
  const allowed = mayDo(parsed.value.command, context)
  if (!allowed.ok) return allowed
  const done = await parsed.value.command.handle(parsed.value.args, {
    ...context,
    did: async act => context.did({ ids: act.ids }),
  })
  if (done.ok) await acts.markUndone(act.id)
  return done
}

const mayDo = (command: Pick<Command, 'verb' | 'permission'>, { actor }: Context): Result<'yes'> =>
  may(actor, command.permission)
    ? ok('yes')
    : refuse(`To undo this you need the role ${permissions[command.permission]}; yours is ${actor.role}.`)

/** The newest first, so that each finds its event as it left it. All or none. */
const undoChanges = async (ids: readonly number[], context: Context): Promise<Result<Reply>> => {
  const allowed = mayDo({ verb: 'undo', permission: 'change the calendar' }, context)
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
  const since = now.subtract(UNDO).toString({ fractionalSecondDigits: 3 })
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
  const over = change.at < context.now.subtract(UNDO).toString({ fractionalSecondDigits: 3 })
  return over ? refuse(`K${id} is older than ten minutes, so it cannot be undone. ${instead(change)}`) : ok(change)
}

/** What to type when it is too late to undo. */
const instead = ({ kind, slug, before }: Change): string => {
  const byHand = `Look at it and change it by hand: show ${slug}`
  if (before === undefined) return `To take it off type: event cancel ${slug}`
  switch (kind) {
    case 'MOVED':
    case 'FIXED':
      return `To set the former date type: event move ${slug} ${whenWords(before.when)}`
    case 'POSTPONED':
    case 'CANCELLED':
    case 'AT RISK':
    case 'HELD':
      return `To take it back type: event restore ${slug}`
    case 'ADDED':
    case 'RESTORED':
    case 'CORRECTED':
    case 'WITHDRAWN':
      return byHand
  }
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
    label: root.public ? 'CLEAR' : 'GREEN',
    space: context.actor.space.id,
    blocks,
    data: { ...changeData(root), undone: others.map(changeData) },
  }
}
