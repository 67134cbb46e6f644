// Overdue: after an outage, what came too late to be of use, or too many things to send one by one, in one message.
import { agendaOrder } from '#src/calendar/agenda-order.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { canRemind, usefulUntil } from '#src/reminders/planned-time.ts'
import { answer, type Block, fine, heading, line, type Part, strong } from '#src/reply/document.ts'
import type { Composed, Desk, Nothing, Sending } from './composed.ts'
import { labelOf, standing, titleLine, whenLine } from './event-lines.ts'
import { netsOf } from './notice.ts'

const MOST = 40

/** One list of the events that missed messages were about, each once: first those that are still ahead. */
export const composeOverdue = async (sending: Sending, desk: Desk): Promise<Composed | Nothing> => {
  const { delivery, place, now } = sending
  const missed = await desk.outbox.subjects(delivery.id)
  const events = await eventsOf(missed, sending, desk)
  if (events.length === 0) return { nothing: 'nothing-left' }
  const isAhead = (event: CalendarEvent): boolean =>
    canRemind(event) && Temporal.Instant.compare(usefulUntil(event), now) > 0
  const ahead = events.filter(isAhead)
  const over = events.filter(event => !isAhead(event))
  const count = missed.length === 1 ? 'One message' : `${missed.length} messages`
  const clear = (blocks: readonly Block[]): Part => ({ label: 'CLEAR', blocks })
  const parts: readonly Part[] = [
    clear([heading(`${count} did not come in time: I was down or could not send.`)]),
    ...(sending.cover === 'on' ? [] : groupParts('Still ahead', ahead.slice(0, MOST), sending)),
    ...(sending.cover === 'on' ? [] : groupParts('Over, or no longer standing', over.slice(0, MOST), sending)),
    clear([
      ...(Math.max(ahead.length, over.length) > MOST ? [line(`${events.length} events in all.`)] : []),
      fine('What is ahead: next 14d · what changed: changes 14d'),
    ]),
  ]
  return { reply: { ...answer(...parts), to: place.kind === 'room' ? 'place' : 'asker' }, urgency: 'ring' }
}

/** In the order of the agenda; only what the space may see. */
const eventsOf = async (missed: readonly string[], sending: Sending, desk: Desk): Promise<readonly CalendarEvent[]> => {
  const found = new Map<string, CalendarEvent>()
  for (const id of missed) {
    const one = await desk.outbox.delivery(id)
    const event = one?.event && (await desk.calendar.event(one.event))
    if (event) found.set(event.id, event)
    if (one?.kind === 'notice') for (const net of await netsOf(id, sending, desk)) found.set(net.event.id, net.event)
  }
  return [...found.values()]
    .filter(event => event.public || event.space === sending.delivery.space)
    .toSorted(agendaOrder)
}

const groupParts = (title: string, events: readonly CalendarEvent[], sending: Sending): readonly Part[] =>
  events.length === 0
    ? []
    : [
        { label: 'CLEAR', blocks: [line(strong(title))] },
        ...events.map(
          (event): Part => ({
            label: labelOf(event),
            space: sending.delivery.space,
            blocks: [
              {
                kind: 'entry',
                head: titleLine(event),
                facts: [whenLine(event.when, sending.reader), [standing(event)]],
              },
            ],
          }),
        ),
      ]
