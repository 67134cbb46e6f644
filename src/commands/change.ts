// change: one change: what it was, what it is, why, by whom, what it brought about and where it went.

import type { Change } from '#src/calendar/change.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { differenceLines } from '#src/reminders/compose/difference-lines.ts'
import { propagationPart } from '#src/reminders/propagation.ts'
import { answer, type Block, line, type Part } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { may } from '#src/security/permissions.ts'
import { changeIdField } from './change-id-field.ts'
import { changeData, changeHead, changeId, circumstances, inSight, labelFor } from './change-words.ts'
import { followed } from './followed.ts'
import { greyLine } from './grey-line.ts'

export const change = command({
  verb: 'change',
  summary: 'one change, and where it went',
  permission: 'read',
  effect: 'read',
  fields: { id: changeIdField },
  examples: ['change K77'],
  handle: async ({ id }, context) => {
    const found = await context.calendar.change(id)
    if (found === undefined || !inSight(found, context))
      return refuse(`There is no change K${id}. The latest are listed by: changes 30d`)
    const caused = (await context.calendar.causedBy(id)).filter(one => inSight(one, context))
    const part: Part = {
      label: labelFor([found, ...caused], context),
      space: context.actor.space.id,
      blocks: [
        { kind: 'entry', head: changeHead(found), facts: differenceLines(found, context.reader) },
        line(`${await circumstances(found, context)}.`),
        ...(await links(found, context)),
        ...followed(caused, context.reader),
      ],
      data: { ...changeData(found), before: found.before, after: found.after, caused: caused.map(changeData) },
    }
    return ok(answer(part, ...(await propagation(found, context)), { ...part, ...foot(found, context) }))
  },
})

const links = async (of: Change, { calendar }: Context): Promise<readonly Block[]> => {
  const undone = await calendar.undoneBy(of.number)
  return [
    ...(of.cause === undefined ? [] : [line(`It followed from K${of.cause}.`)]),
    ...(of.undoes === undefined ? [] : [line(`It took back K${of.undoes}.`)]),
    ...(undone === undefined ? [] : [line(`It was taken back by K${undone}.`)]),
  ]
}

/** Where it went is for those who can change the calendar, and of their own space only. */
const propagation = async (of: Change, { outbox, plan, actor }: Context): Promise<readonly Part[]> => {
  if (!may(actor, 'change the calendar')) return []
  const deliveries = (await outbox.ofChange(of.cause ?? of.number)).filter(one => one.space === actor.space.id)
  const planned = (await plan.ofEvent(of.event)).filter(time => time.state === 'planned').length
  return [propagationPart(deliveries, planned, actor.space.id)]
}

const foot = (of: Change, context: Context): Pick<Part, 'blocks' | 'data'> => ({
  blocks: [
    { kind: 'actions', actions: [{ label: 'Show the event', words: `show ${of.slug}` }] },
    greyLine(context, { source: `Change ${changeId(of)}, revision ${of.revision} of its event`, to: 'asker' }),
  ],
  data: { asOf: context.now },
})
