// Notice: what changed, gathered, once for each place.
import { asItStood, type Change } from '#src/calendar/change.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { sayDistance } from '#src/calendar/say-when.ts'
import { beginning, ending } from '#src/calendar/when.ts'
import { sayLead } from '#src/reminders/lead.ts'
import { nextReminder } from '#src/reminders/next-reminder.ts'
import { canRemind } from '#src/reminders/planned-time.ts'
import { follows, isDigestOnly, type Subscription } from '#src/reminders/subscription.ts'
import { answer, fine, heading, type Line, line, type Part } from '#src/reply/document.ts'
import { changeEntry, type NetChange, netChanges } from './change-lines.ts'
import type { Composed, Desk, Nothing, Sending } from './composed.ts'
import { labelOf } from './event-lines.ts'
import { lateWords } from './late.ts'

const MOST = 12

/** One notice of everything that was gathered for a place; nothing when it was all undone meanwhile. */
export const composeNotice = async (sending: Sending, desk: Desk): Promise<Composed | Nothing> => {
  const nets = await netsOf(sending.delivery.id, sending, desk)
  if (nets.length === 0) return { nothing: 'undone' }
  if (sending.cover === 'on') return { reply: answer(coverPart(sending, nets.length)), urgency: 'ring' }
  const subscriptions = await desk.subscriptions.following(
    nets.map(net => net.event),
    sending.place.id,
  )
  const parts = noticeParts(nets, sending, net => moreLines(net, subscriptions, sending))
  const timing = [
    ...lateWords(sending),
    ...(sending.delivery.quiet === 'held' ? ['Held back until your quiet hours ended.'] : []),
  ]
  const end: readonly Part[] = timing.length === 0 ? [] : [{ label: 'CLEAR', blocks: timing.map(text => fine(text)) }]
  const to = sending.place.kind === 'room' ? 'place' : 'asker'
  const only = nets.length === 1 ? nets[0]?.event.id : undefined
  return {
    reply: { ...answer(...parts, ...end), to },
    urgency: 'ring',
    ...(only === undefined ? {} : { thread: only }),
  }
}

/** What a notice is about, as it stands now, as far as its space may see it. */
export const netsOf = async (notice: string, sending: Sending, desk: Desk): Promise<readonly NetChange[]> => {
  const changes = await subjectsOf(notice, sending, desk)
  const events = new Map<string, CalendarEvent>()
  for (const { event: id } of changes) {
    const event = events.get(id) ?? (await desk.calendar.event(id))
    if (event !== undefined) events.set(id, event)
  }
  return netChanges(changes, events)
}

/** What a notice told when it was sent: each event as it stood after the last of its changes that the notice is about. */
export const toldBy = async (notice: string, sending: Sending, desk: Desk): Promise<readonly NetChange[]> => {
  const changes = await subjectsOf(notice, sending, desk)
  const events = new Map<string, CalendarEvent>()
  for (const { event: id, after } of changes) {
    const event = await desk.calendar.event(id)
    if (event !== undefined) events.set(id, asItStood(event, after))
  }
  return netChanges(changes, events)
}

/** In order; of another space nothing. */
const subjectsOf = async (notice: string, { delivery }: Sending, desk: Desk): Promise<readonly Change[]> => {
  const changes: Change[] = []
  for (const subject of await desk.outbox.subjects(notice)) {
    const change = await desk.calendar.change(Number(subject.slice(1)))
    if (change !== undefined && (change.public || change.space === delivery.space)) changes.push(change)
  }
  return changes.sort((a, b) => a.number - b.number)
}

/** A headline when there are several, and an entry for each. */
export const noticeParts = (
  nets: readonly NetChange[],
  { delivery, reader }: Sending,
  more: (net: NetChange) => readonly Line[],
): readonly Part[] => [
  ...(nets.length === 1 ? [] : [{ label: 'CLEAR' as const, blocks: [heading(`${nets.length} things changed`)] }]),
  ...nets.slice(0, MOST).map(
    (net): Part => ({
      label: labelOf(net.event),
      space: delivery.space,
      blocks: [changeEntry(net, reader, more(net))],
    }),
  ),
  ...(nets.length > MOST
    ? [{ label: 'CLEAR' as const, blocks: [line(`And ${nets.length - MOST} more: changes 1d`)] }]
    : []),
]

const coverPart = ({ delivery }: Sending, count: number): Part => ({
  label: 'GREEN',
  space: delivery.space,
  blocks: [line(`${count === 1 ? 'One thing' : `${count} things`} changed.`), fine('Ask me: changes 1d')],
})

/** How much time is left, and when this place is reminded next. */
const moreLines = (
  { event }: NetChange,
  subscriptions: readonly Subscription[],
  { now }: Pick<Sending, 'now'>,
): readonly Line[] => {
  const own = subscriptions.filter(one => !isDigestOnly(one) && follows(one, event))
  if (!canRemind(event)) return own.length === 0 ? [] : [['No more reminders of it will come.']]
  const next = nextReminder(event, own, now)
  const left = timeLeft(event, now)
  const reminder =
    next === undefined
      ? 'no reminder will come before'
      : `next reminder ${sayLead(next.lead)}, ${sayDistance(now, next.due)}`
  if (left !== undefined && (event.kind === 'deadline' || (next === undefined && own.length > 0)))
    return [[own.length === 0 ? `Time left: ${left}.` : `Time left: ${left}; ${reminder}.`]]
  return own.length === 0 || next === undefined ? [] : [[`${capital(reminder)}.`]]
}

/** "3 days", to a fixed date that is still ahead. */
const timeLeft = ({ when, kind }: CalendarEvent, now: Temporal.Instant): string | undefined => {
  if (when.kind === 'bounds') return undefined
  const target = (kind === 'deadline' && when.kind === 'days' ? ending(when) : beginning(when)).toInstant()
  return Temporal.Instant.compare(target, now) <= 0 ? undefined : sayDistance(now, target).replace('in ', '')
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
