// Reminder: what is due, when in whose zone, who takes care of it, and whether this comes late.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { sayDistance } from '#src/calendar/say-when.ts'
import { beginning, ending, firstDay } from '#src/calendar/when.ts'
import { instantText } from '#src/instant-text.ts'
import type { Claim } from '#src/reminders/claims.ts'
import { nextReminder } from '#src/reminders/next-reminder.ts'
import { canRemind, usefulUntil } from '#src/reminders/planned-time.ts'
import type { Subscription } from '#src/reminders/subscription.ts'
import {
  type Action,
  answer,
  type Block,
  code,
  fine,
  type Inline,
  line,
  type Part,
  strong,
} from '#src/reply/document.ts'
import type { MemberId } from '#src/security/member.ts'
import type { Composed, Desk, Nothing, Sending } from './composed.ts'
import { labelOf, standing, whenLine, whereWords } from './event-lines.ts'
import { isLate, lateWords } from './late.ts'

const JUST = Temporal.Duration.from({ minutes: 10 })

/** A reminder of one event; nothing when the event moved on, fell, nobody follows it any more, or everybody concerned is done. */
export const composeReminder = async (sending: Sending, desk: Desk): Promise<Composed | Nothing> => {
  const { delivery, place } = sending
  const event = delivery.event && (await desk.calendar.event(delivery.event))
  if (!event || event.sequence !== delivery.sequence) return { nothing: 'moved' }
  if (!canRemind(event)) return { nothing: event.withdrawn ? 'withdrawn' : event.state }
  const followed = await followedBy(event, sending, desk)
  if (followed === 'not any more') return { nothing: 'unfollowed' }
  if (await wasJustSaid(sending, desk)) return { nothing: 'just-said' }
  const claims = await desk.claims.ofEvent(event.id, delivery.space)
  if (await isDone(claims, sending, desk)) return { nothing: 'done' }
  const about: About = { event, claims, followed }
  const label = labelOf(event)
  const { space } = delivery
  const parts: readonly Part[] =
    sending.cover === 'on'
      ? [{ label, space, blocks: coverBlocks(event, sending) }]
      : [
          { label, space, blocks: reminderBlocks(event, sending) },
          ...(await peopleParts(about, sending, desk)),
          { label, space, blocks: [{ kind: 'actions', actions: actionsFor(event, sending.now) }] },
        ]
  const to = place.kind === 'room' ? 'place' : 'asker'
  return { reply: { ...answer(...parts), to }, urgency: 'ring', thread: event.id }
}

/** Leads that lie apart can fall together after an outage or around quiet hours; then one of them is enough. */
const wasJustSaid = async ({ delivery, now }: Sending, desk: Desk): Promise<boolean> => {
  if (delivery.quiet === undefined && !isLate({ delivery, now })) return false
  const since = instantText(now.subtract(JUST))
  const lately = await desk.outbox.arrived(delivery.place, since)
  return lately.some(one => one.kind === 'reminder' && one.event === delivery.event && one.id !== delivery.id)
}

interface About {
  readonly event: CalendarEvent
  readonly claims: readonly Claim[]
  /** What the place follows it by; nothing when somebody asked for this one reminder. */
  readonly followed: readonly Subscription[]
}

/** The subscription that it was queued for first; when that has ended, others of the place may want it as much. */
const followedBy = async (
  event: CalendarEvent,
  { delivery }: Sending,
  desk: Desk,
): Promise<readonly Subscription[] | 'not any more'> => {
  if (delivery.subscription === undefined) return []
  const open = await desk.subscriptions.following([event], delivery.place)
  const wanting = open.toSorted(
    (a, b) => Number(b.number === delivery.subscription) - Number(a.number === delivery.subscription),
  )
  return wanting.length === 0 ? 'not any more' : wanting
}

/**
 * Everybody whom the place is for is done: the person's own organisation in a direct place; every organisation of the
 * space in a room. Where nobody is of an organisation, whoever is done is done for all.
 */
const isDone = async (claims: readonly Claim[], { place, delivery }: Sending, desk: Desk): Promise<boolean> => {
  const done = new Set<string>(claims.filter(claim => claim.state === 'done').map(claim => claim.holder))
  if (place.kind === 'direct' && place.member !== undefined) {
    const member = await desk.members.member(delivery.space, place.member)
    return done.has(member?.organisation?.id ?? place.member)
  }
  const organisations = await desk.members.organisations(delivery.space)
  return organisations.length === 0 ? done.size > 0 : organisations.every(organisation => done.has(organisation.id))
}

const coverBlocks = (event: CalendarEvent, { now }: Sending): readonly Block[] => [
  line(`A reminder: one thing ${sayDistance(now, beginning(event.when).toInstant())}.`),
  fine('Ask me for it: next'),
]

const reminderBlocks = (event: CalendarEvent, sending: Sending): readonly Block[] => [
  {
    kind: 'entry',
    head: [strong(`${distanceOf(event, sending)}: `), event.title, ' (', code(event.slug), ')'],
    facts: [
      whenLine(event.when, sending.reader),
      [[event.kind, standing(event), ...placeWords(event)].join(' · ')],
      ...timing(sending).map(text => [text]),
    ],
  },
]

const placeWords = (event: CalendarEvent): readonly string[] => {
  const where = whereWords(event)
  return where === undefined ? [] : [where]
}

/** "In 2 hours" on the day, "Tomorrow" and "In 3 days" by the calendar where it takes place; for bounds "At the earliest in …". */
const distanceOf = ({ when, kind }: CalendarEvent, { now }: Sending): string => {
  const start = beginning(when).toInstant()
  const today = now.toZonedDateTimeISO(when.zone).toPlainDate()
  const { days } = today.until(firstDay(when), { largestUnit: 'days' })
  const hours = now.until(start).total('hours')
  const byDays = days > 1 ? `in ${days} days` : days === 1 ? 'tomorrow' : todayWord({ when, kind }, now)
  if (when.kind === 'bounds') return `At the earliest ${byDays}, date not fixed`
  return capital(when.kind === 'moment' && hours < 20 ? sayDistance(now, start) : byDays)
}

const todayWord = ({ when, kind }: Pick<CalendarEvent, 'when' | 'kind'>, now: Temporal.Instant): string =>
  kind === 'deadline' && Temporal.Instant.compare(now, ending(when).toInstant()) < 0 ? 'today' : 'now'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const quietWords = {
  held: 'Held back until your quiet hours ended.',
  early: 'Early, because it would be of no use after your quiet hours.',
}

const timing = ({ delivery, now }: Sending): readonly string[] => [
  ...lateWords({ delivery, now }),
  ...(delivery.quiet === undefined ? [] : [quietWords[delivery.quiet]]),
  ...(delivery.subscription === undefined ? ['Once more, as you asked.'] : []),
]

/** Who takes care of it. Owners are mentioned; until somebody claims it, the last reminder mentions whoever set it up. */
const peopleParts = async (about: About, { delivery }: Sending, desk: Desk): Promise<readonly Part[]> => {
  const { event, claims, followed } = about
  const [subscription] = followed
  const setter =
    subscription?.setBy === undefined ? undefined : await desk.members.member(delivery.space, subscription.setBy)
  const owners = claims.flatMap(ownerInlines)
  const last = nextReminder(event, followed, Temporal.Instant.from(delivery.dueAt)) === undefined
  const inlines: readonly Inline[] =
    owners.length > 0 || event.kind !== 'deadline'
      ? owners
      : last && setter !== undefined
        ? ['Nobody has claimed it. ', mention(setter.id, setter.name), ' set this up: is somebody on it?']
        : ['Nobody has claimed it.']
  const end = subscription === undefined ? '' : `To end it: unfollow S${subscription.number}`
  const blocks: readonly Block[] = [
    ...(inlines.length > 0 ? [line(...inlines)] : []),
    ...(end === '' ? [] : [fine(setter === undefined ? end : `Set up by ${setter.name}. ${end}`)]),
  ]
  return blocks.length === 0 ? [] : [{ label: 'GREEN', space: delivery.space, blocks }]
}

const mention = (member: MemberId, text: string): Inline => ({ kind: 'mention', member, text })

const ownerInlines = ({ state, owner, ownerName, organisationName }: Claim, index: number): readonly Inline[] => {
  const before = index === 0 ? '' : ' · '
  const group = organisationName === undefined ? '' : ` (${organisationName})`
  return state === 'done'
    ? [`${before}Done: ${ownerName}${group}`]
    : [`${before}Owner: `, mention(owner, ownerName), group]
}

/** What can be done about an event that is reminded of. */
export const actionsFor = (event: CalendarEvent, now: Temporal.Instant): readonly Action[] => {
  const left = now.until(usefulUntil(event)).total('minutes')
  const snooze = snoozes.find(({ minutes }) => minutes < left)
  return [
    { label: 'Claim', words: `claim ${event.slug}` },
    { label: 'Done', words: `done ${event.slug}` },
    ...(snooze === undefined ? [] : [{ label: snooze.label, words: `snooze ${snooze.length} ${event.slug}` }]),
    { label: 'Show', words: `show ${event.slug}` },
  ]
}

/** The longest that ends while a reminder is still of use is offered. */
const snoozes = [
  { minutes: 120, label: 'Snooze 2 h', length: '2h' },
  { minutes: 30, label: 'Snooze 30 min', length: '30m' },
  { minutes: 10, label: 'Snooze 10 min', length: '10m' },
] as const
