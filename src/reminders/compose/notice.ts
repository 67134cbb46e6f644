// Notice: what changed, once for each place, gathered; and the correction of a single post in place.
import type { Change } from '#src/calendar/change.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { sayDistance } from '#src/calendar/say-when.ts'
import { sayLead } from '#src/reminders/lead.ts'
import { canRemind } from '#src/reminders/planned-time.ts'
import { answer, type Block, fine, heading, line, type Part } from '#src/reply/document.ts'
import { changeEntry, type NetChange, netChanges } from './change-lines.ts'
import type { Composed, Desk, Nothing, Sending } from './composed.ts'
import { labelOf } from './event-lines.ts'

const MOST = 12

/** One notice of everything that was gathered for a place; nothing when it was all undone meanwhile. */
export const composeNotice = async (sending: Sending, desk: Desk): Promise<Composed | Nothing> => {
  const nets = await gathered(sending, desk)
  const seen = nets.filter(({ event }) => event.public || event.space === sending.delivery.space)
  if (seen.length === 0) return { nothing: 'undone' }
  if (sending.cover === 'on') return { reply: answer(coverPart(sending, seen.length)), urgency: 'ring' }
  const head: Part = { label: headLabel(seen), space: sending.delivery.space, blocks: [heading(headline(seen))] }
  const parts: Part[] = [head]
  for (const net of seen.slice(0, MOST)) {
    const blocks = [changeEntry(net, sending.reader, sending.now), ...(await reminderWords(net, sending, desk))]
    parts.push({ label: labelOf(net.event), space: sending.delivery.space, blocks })
  }
  if (seen.length > MOST) parts.push({ label: 'CLEAR', blocks: [line(`And ${seen.length - MOST} more: changes 1d`)] })
  const to = sending.place.kind === 'room' ? 'place' : 'asker'
  const only = seen.length === 1 ? seen[0]?.event.id : undefined
  return { reply: { ...answer(...parts), to }, urgency: 'ring', ...(only === undefined ? {} : { thread: only }) }
}

const gathered = async ({ delivery }: Sending, desk: Desk): Promise<readonly NetChange[]> => {
  const changes: Change[] = []
  const events = new Map<string, CalendarEvent>()
  for (const subject of await desk.outbox.subjects(delivery.id)) {
    const change = await desk.calendar.change(Number(subject.slice(1)))
    if (change === undefined) continue
    changes.push(change)
    const event = events.get(change.event) ?? (await desk.calendar.event(change.event))
    if (event !== undefined) events.set(change.event, event)
  }
  return netChanges(changes, events)
}

/** Only the headline of a single event names it. */
const headLabel = (nets: readonly NetChange[]): Part['label'] => {
  const [only] = nets
  return nets.length === 1 && only !== undefined ? labelOf(only.event) : 'CLEAR'
}

/** "Moved: title" for one, "3 things changed" for more. */
const headline = (nets: readonly NetChange[]): string => {
  const [only] = nets
  return nets.length === 1 && only !== undefined ? `${only.kind}: ${only.event.title}` : `${nets.length} things changed`
}

const coverPart = ({ delivery }: Sending, count: number): Part => ({
  label: 'GREEN',
  space: delivery.space,
  blocks: [line(`${count === 1 ? 'One thing' : `${count} things`} changed.`), fine('Ask me: changes 1d')],
})

/** What became of its reminders: the next one, or how much time is left when they are all past. */
const reminderWords = async ({ event }: NetChange, { now, reader }: Sending, desk: Desk): Promise<readonly Block[]> => {
  if (!canRemind(event)) return [line('No more reminders of it will come.')]
  const times = await desk.plan.ofEvent(event.id)
  const next = times.find(time => time.state === 'planned')
  if (next === undefined) return []
  const when = Temporal.Instant.from(next.dueAt)
  return [fine(`Next reminder ${sayDistance(now, when)} (${sayLead(next.lead)}, ${reader.zone}).`)]
}

/** The post as it ought to read now: the old fact struck through, the new one after it. */
export const composeCorrection = async (sending: Sending, desk: Desk): Promise<Composed | Nothing> => {
  const { delivery, reader, now } = sending
  const event = delivery.event && (await desk.calendar.event(delivery.event))
  const change = delivery.change === undefined ? undefined : await desk.calendar.change(delivery.change)
  if (!event || change === undefined) return { nothing: 'gone' }
  const original = delivery.corrects === undefined ? undefined : await desk.outbox.delivery(delivery.corrects)
  const changes = (await desk.calendar.changesOf(event.id)).filter(
    one => one.at > (original?.sentAt ?? '') || one.number === change.number,
  )
  const [net] = netChanges(changes, new Map([[event.id, event]]))
  const to = sending.place.kind === 'room' ? 'place' : 'asker'
  const blocks: readonly Block[] =
    net === undefined
      ? [heading('As first said: ', event.title), line(`The change K${change.number} was taken back.`)]
      : [heading(`${net.kind}: `, event.title), changeEntry(net, reader, now)]
  const shown = sending.cover === 'on' ? [line('A reminder was changed.'), fine('Ask me: changes 1d')] : blocks
  return { reply: { ...answer({ label: labelOf(event), space: delivery.space, blocks: shown }), to }, urgency: 'quiet' }
}
