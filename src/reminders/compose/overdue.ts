// Overdue: after an outage, what came too late to be of use, or too many things to send one by one, in one message.
import { sayDay } from '#src/calendar/say-when.ts'
import { answer, fine, heading, type Line, line, type Part } from '#src/reply/document.ts'
import type { Composed, Desk, Nothing, Sending } from './composed.ts'
import { labelOf, standing, titleLine, whenLine } from './event-lines.ts'

const MOST = 40

/** One list of the reminders that this delivery stands for, each event once. */
export const composeOverdue = async (sending: Sending, desk: Desk): Promise<Composed | Nothing> => {
  const { delivery, place, reader } = sending
  const parts = new Map<string, Part>()
  for (const id of await desk.outbox.subjects(delivery.id)) {
    const missed = await desk.outbox.delivery(id)
    const event = missed?.event && (await desk.calendar.event(missed.event))
    if (!missed || !event || parts.has(event.id)) continue
    const due = Temporal.Instant.from(missed.dueAt).toZonedDateTimeISO(reader.zone).toPlainDate()
    const facts: readonly Line[] = [
      whenLine(event.when, reader),
      [`${standing(event)} · the reminder was due ${sayDay(due, reader)}`],
    ]
    parts.set(event.id, {
      label: labelOf(event),
      space: delivery.space,
      blocks: [{ kind: 'entry', head: titleLine(event), facts }],
    })
  }
  if (parts.size === 0) return { nothing: 'nothing-left' }
  const all = [...parts.values()]
  const count = all.length === 1 ? 'One reminder' : `${all.length} reminders`
  const head: Part = {
    label: 'CLEAR',
    blocks: [heading(`${count} did not come in time: I was down or could not send.`)],
  }
  const rest: Part = {
    label: 'CLEAR',
    blocks: [...(all.length > MOST ? [line(`And ${all.length - MOST} more.`)] : []), fine('What is ahead: next 14d')],
  }
  const shown = sending.cover === 'on' ? [head, rest] : [head, ...all.slice(0, MOST), rest]
  return { reply: { ...answer(...shown), to: place.kind === 'room' ? 'place' : 'asker' }, urgency: 'ring' }
}
