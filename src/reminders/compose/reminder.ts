// Reminder: what is due, when in whose zone, who takes care of it, and whether this comes late.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { sayDistance } from '#src/calendar/say-when.ts'
import { beginning, ending } from '#src/calendar/when.ts'
import type { Claim } from '#src/reminders/claims.ts'
import { canRemind } from '#src/reminders/planned-time.ts'
import type { Subscription } from '#src/reminders/subscription.ts'
import {
  type Action,
  answer,
  type Block,
  fine,
  heading,
  type Inline,
  type Line,
  line,
  type Part,
} from '#src/reply/document.ts'
import type { Composed, Desk, Nothing, Sending } from './composed.ts'
import { labelOf, standing, titleLine, whenLine } from './event-lines.ts'

const LATE = Temporal.Duration.from({ minutes: 5 })

/** A reminder of one event; nothing when the event moved on, fell, or everybody concerned is done. */
export const composeReminder = async (sending: Sending, desk: Desk): Promise<Composed | Nothing> => {
  const { delivery, place } = sending
  const event = delivery.event && (await desk.calendar.event(delivery.event))
  if (!event || event.sequence !== delivery.sequence) return { nothing: 'moved' }
  if (!canRemind(event)) return { nothing: event.withdrawn ? 'withdrawn' : event.state }
  const claims = await desk.claims.ofEvent(event.id, delivery.space)
  if (await isDone(claims, sending, desk)) return { nothing: 'done' }
  const setBy =
    delivery.subscription === undefined ? undefined : await desk.subscriptions.subscription(delivery.subscription)
  const blocks =
    sending.cover === 'on' ? coverBlocks(event, sending) : reminderBlocks({ event, claims, setBy }, sending)
  const people = sending.cover === 'on' ? [] : await peopleBlocks({ event, claims, setBy }, sending, desk)
  const main: Part = { label: labelOf(event), space: delivery.space, blocks }
  const actions: Part = {
    label: labelOf(event),
    space: delivery.space,
    blocks: [{ kind: 'actions', actions: actionsFor(event) }],
  }
  const parts = sending.cover === 'on' ? [main] : [main, ...people, actions]
  return {
    reply: { ...answer(...parts), to: place.kind === 'room' ? 'place' : 'asker' },
    urgency: 'ring',
    thread: event.id,
  }
}

interface About {
  readonly event: CalendarEvent
  readonly claims: readonly Claim[]
  readonly setBy: Subscription | undefined
}

/** Everybody whom the place is for is done: the person's own organisation in a direct place, all who claimed it and nobody else in a room of one organisation. */
const isDone = async (claims: readonly Claim[], { place, delivery }: Sending, desk: Desk): Promise<boolean> => {
  if (place.kind === 'direct' && place.member !== undefined) {
    const member = await desk.members.member(delivery.space, place.member)
    const holder = member?.organisation?.id ?? place.member
    return claims.some(claim => claim.holder === holder && claim.state === 'done')
  }
  const organisations = await desk.members.organisations(delivery.space)
  const done = new Set<string>(claims.filter(claim => claim.state === 'done').map(claim => claim.holder))
  return organisations.length > 0 && organisations.every(organisation => done.has(organisation.id))
}

const coverBlocks = (event: CalendarEvent, { now }: Sending): readonly Block[] => [
  line(`A reminder: one thing ${sayDistance(now, beginning(event.when).toInstant())}.`),
  fine('Ask me for it: next'),
]

const reminderBlocks = ({ event }: About, sending: Sending): readonly Block[] => [
  heading(`${distanceOf(event, sending)}: `, event.title),
  {
    kind: 'entry',
    head: titleLine(event),
    facts: [whenLine(event.when, sending.reader), [standing(event)], ...placeLine(event)],
  },
  ...timing(sending).map(text => line(text)),
]

const placeLine = (event: CalendarEvent): readonly Line[] => {
  const where = [event.room, event.place].filter(text => text !== undefined)
  return where.length === 0 ? [] : [[where.join(', ')]]
}

/** "In 3 days", counted to the moment; for whole days in days of the calendar; for bounds "at the earliest in …". */
const distanceOf = ({ when, kind }: CalendarEvent, { now }: Sending): string => {
  const capital = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}`
  if (when.kind === 'moment') return capital(sayDistance(now, beginning(when).toInstant()))
  const today = now.toZonedDateTimeISO(when.zone).toPlainDate()
  const days = today.until(when.from, { largestUnit: 'days' }).days
  const text =
    days > 1
      ? `in ${days} days`
      : days === 1
        ? 'tomorrow'
        : kind === 'deadline' && Temporal.Instant.compare(now, ending(when).toInstant()) < 0
          ? 'today'
          : 'now'
  return when.kind === 'bounds' ? `At the earliest ${text}, date not fixed` : capital(text)
}

const timing = ({ delivery, now }: Sending): readonly string[] => {
  const due = Temporal.Instant.from(delivery.dueAt)
  const late = due.until(now)
  const quiet = {
    held: 'Held back until your quiet hours ended.',
    early: 'Early, because it would be of no use after your quiet hours.',
  }
  return [
    ...(Temporal.Duration.compare(late, LATE) > 0
      ? [`Late by ${sayDistance(due, now).replace('in ', '')}: I was down or could not send.`]
      : []),
    ...(delivery.quiet === undefined ? [] : [quiet[delivery.quiet]]),
  ]
}

/** Who takes care of it. Owners are mentioned; until somebody claims it, the last reminder mentions whoever set it up. */
const peopleBlocks = async (
  { event, claims, setBy }: About,
  { delivery }: Sending,
  desk: Desk,
): Promise<readonly Part[]> => {
  const named = await ownersLine(claims)
  const unclaimed = claims.length === 0 && event.kind === 'deadline'
  const last = await isLastReminder(event, delivery.dueAt, desk)
  const setter = setBy?.setBy === undefined ? undefined : await desk.members.member(delivery.space, setBy.setBy)
  const inlines: Inline[] = named.length > 0 ? [...named] : unclaimed ? ['Nobody has claimed it. '] : []
  if (unclaimed && last && setter !== undefined)
    inlines.push({ kind: 'mention', member: setter.id, text: setter.name }, ' set this up: is somebody on it?')
  const blocks: Block[] = inlines.length > 0 ? [line(...inlines)] : []
  if (setter !== undefined)
    blocks.push(fine(`Set up by ${setter.name}, S${setBy?.number}. To end it: unfollow S${setBy?.number}`))
  return blocks.length === 0 ? [] : [{ label: 'GREEN', space: delivery.space, blocks }]
}

const ownersLine = async (claims: readonly Claim[]): Promise<readonly Inline[]> =>
  claims.flatMap((claim, index) => {
    const group = claim.organisationName === undefined ? '' : ` (${claim.organisationName})`
    const before = index === 0 ? '' : ' · '
    return claim.state === 'done'
      ? [`${before}Done: ${claim.ownerName}${group}`]
      : [`${before}Owner: `, { kind: 'mention', member: claim.owner, text: claim.ownerName } as const, group]
  })

const isLastReminder = async (event: CalendarEvent, dueAt: string, desk: Desk): Promise<boolean> =>
  (await desk.plan.ofEvent(event.id)).every(time => time.dueAt <= dueAt || time.state === 'passed')

const actionsFor = (event: CalendarEvent): readonly Action[] => [
  { label: 'Claim', words: `claim ${event.slug}` },
  { label: 'Done', words: `done ${event.slug}` },
  { label: 'Snooze 2 h', words: `snooze 2h ${event.slug}` },
  { label: 'Show', words: `show ${event.slug}` },
]
