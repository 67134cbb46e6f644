// Digest: what changed, what is due today and in 48 hours, what nobody has claimed; at most twelve lines, one message.
import { agendaOrder } from '#src/calendar/agenda-order.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { filterInWords, filterWords, matches } from '#src/calendar/filter.ts'
import { sayWeekday } from '#src/calendar/say-when.ts'
import { beginning, firstDay } from '#src/calendar/when.ts'
import { instantText } from '#src/instant-text.ts'
import { claimWords } from '#src/reminders/claim-words.ts'
import { type DigestTime, digestSpan, sayDigestTime } from '#src/reminders/digest-time.ts'
import { canRemind } from '#src/reminders/planned-time.ts'
import type { Subscription } from '#src/reminders/subscription.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, type Block, code, fine, heading, type Line, line, type Part, strong } from '#src/reply/document.ts'
import { askParts } from './ask-lines.ts'
import { changeLine, netChanges } from './change-lines.ts'
import type { Composed, Desk, Nothing, Sending } from './composed.ts'
import { labelOf, standing, whenLine } from './event-lines.ts'
import { lateWords } from './late.ts'

const MOST_LINES = 12
const LONGEST_ABSENCE = Temporal.Duration.from({ hours: 31 * 24 })

/** In the order in which they stand, with what the headline says of them. */
const sections = {
  Changed: (count: number) => `${count} changed`,
  Today: (count: number) => `${count} today`,
  'In 48 hours': (count: number) => `${count} in 48 hours`,
  'Unclaimed deadlines': (count: number) => counted(count, 'unclaimed deadline'),
} as const
type Section = keyof typeof sections
const order = Object.keys(sections) as Section[]

type WithDigest = Subscription & { readonly digest: DigestTime }

interface Entry {
  readonly section: Section
  readonly event: CalendarEvent
  readonly line: Line
  /** Who takes care of it: for the space alone, whatever the event is. */
  readonly people?: string
}

/** The digest of one subscription; sent even when nothing is due, in one line, so that silence means trouble. */
export const composeDigest = async (sending: Sending, desk: Desk): Promise<Composed | Nothing> => {
  const { delivery, place, reader } = sending
  const found =
    delivery.subscription === undefined ? undefined : await desk.subscriptions.subscription(delivery.subscription)
  if (found?.digest === undefined || found.endedAt !== undefined) return { nothing: 'unfollowed' }
  const subscription = { ...found, digest: found.digest }
  const entries = [
    ...(await changedEntries(subscription, sending, desk)),
    ...(await dueEntries(subscription, sending, desk)),
  ]
  const first = fitting(entries)
  const setter =
    subscription.setBy === undefined ? undefined : await desk.members.member(delivery.space, subscription.setBy)
  const today = sayWeekday(sending.now.toZonedDateTimeISO(reader.zone).toPlainDate(), reader)
  const head: Part = {
    label: 'CLEAR',
    blocks: [
      heading(`${today}: ${entries.length === 0 ? 'nothing changed, nothing is due in 48 hours' : summary(entries)}.`),
    ],
  }
  const end: Part = {
    label: 'GREEN',
    space: delivery.space,
    blocks: [
      ...lateWords(sending).map(text => fine(text)),
      ...(entries.length > first.length ? [moreLine(entries.length - first.length, subscription)] : []),
      fine(
        `Digest of ${filterInWords(subscription.filter)}, ${sayDigestTime(subscription.digest)}${setter === undefined ? '' : `, set up by ${setter.name}`}. To end it: unfollow S${subscription.number}`,
      ),
    ],
  }
  const shown = sending.cover === 'on' ? [] : [...sectionParts(first, sending), ...(await askParts(sending, desk))]
  return { reply: { ...answer(head, ...shown, end), to: place.kind === 'room' ? 'place' : 'asker' }, urgency: 'quiet' }
}

const summary = (entries: readonly Entry[]): string =>
  [...Map.groupBy(entries, entry => entry.section)].map(([section, of]) => sections[section](of.length)).join(', ')

/** As many as fit, each section with its title. */
const fitting = (entries: readonly Entry[]): readonly Entry[] => {
  const fit: Entry[] = []
  let lines = 0
  for (const entry of entries) {
    lines += (fit.at(-1)?.section === entry.section ? 1 : 2) + (entry.people === undefined ? 0 : 1)
    if (lines > MOST_LINES) break
    fit.push(entry)
  }
  return fit
}

const moreLine = (count: number, subscription: Subscription): Block => ({
  kind: 'actions',
  actions: [{ label: `${count} more`, words: `next 2d ${filterWords(subscription.filter)}` }],
})

/** Where digests leave off is written down nowhere but in the one before: of days on which none came nothing is left out. */
const lookingBackTo = async (subscription: WithDigest, now: Temporal.Instant, desk: Desk): Promise<string> => {
  const before = await desk.outbox.lastDigest(subscription, instantText(now))
  const longest = instantText(now.subtract(LONGEST_ABSENCE))
  if (before === undefined) return instantText(now.subtract(digestSpan(subscription.digest)))
  return before > longest ? before : longest
}

const changedEntries = async (
  subscription: WithDigest,
  { now, reader }: Sending,
  desk: Desk,
): Promise<readonly Entry[]> => {
  const since = await lookingBackTo(subscription, now, desk)
  const changes = await desk.calendar.changesSince(since, { space: subscription.space })
  const events = new Map<string, CalendarEvent>()
  for (const { event: id } of changes) {
    const event = events.get(id) ?? (await desk.calendar.event(id))
    if (event !== undefined && matches(subscription.filter, event)) events.set(id, event)
  }
  return netChanges(changes, events).map(net => ({
    section: 'Changed' as const,
    event: net.event,
    line: changeLine(net, reader),
  }))
}

/** Deadlines and dated things of today and the next two days; deadlines within a fortnight that nobody claimed. */
const dueEntries = async (
  subscription: Subscription,
  { now, reader }: Sending,
  desk: Desk,
): Promise<readonly Entry[]> => {
  const today = now.toZonedDateTimeISO(reader.zone).toPlainDate()
  const ahead = await desk.calendar.between(
    { from: today, until: today.add({ days: 15 }) },
    { space: subscription.space },
  )
  const wanted = ahead
    .filter(event => matches(subscription.filter, event) && canRemind(event) && event.kind !== 'task')
    .toSorted(agendaOrder)
  const entries: Entry[] = []
  for (const event of wanted) {
    const claims = await desk.claims.ofEvent(event.id, subscription.space)
    const section = sectionOf(event, { today, now, claimed: claims.length > 0 ? 'yes' : 'no' })
    if (section === undefined) continue
    const unclaimed = claims.length === 0 && event.kind === 'deadline' && section !== 'Unclaimed deadlines'
    const more = [standing(event), ...(unclaimed ? ['unclaimed'] : [])].join(' · ')
    entries.push({
      section,
      event,
      line: [event.title, ' (', code(event.slug), '), ', ...whenLine(event.when, reader), ` · ${more}`],
      ...(claims.length === 0 ? {} : { people: claimWords(claims) }),
    })
  }
  return entries.toSorted((a, b) => order.indexOf(a.section) - order.indexOf(b.section))
}

const sectionOf = (
  event: CalendarEvent,
  {
    today,
    now,
    claimed,
  }: { readonly today: Temporal.PlainDate; readonly now: Temporal.Instant; readonly claimed: 'yes' | 'no' },
): Section | undefined => {
  if (event.when.kind === 'bounds') return undefined
  const day = firstDay(event.when)
  if (day.equals(today)) return 'Today'
  const soon = Temporal.Instant.compare(beginning(event.when).toInstant(), now.add({ hours: 48 })) <= 0
  if (soon && Temporal.PlainDate.compare(day, today) > 0) return 'In 48 hours'
  return event.kind === 'deadline' && claimed === 'no' && Temporal.PlainDate.compare(day, today) > 0
    ? 'Unclaimed deadlines'
    : undefined
}

const sectionParts = (entries: readonly Entry[], { delivery }: Sending): readonly Part[] => {
  let section = ''
  return entries.flatMap((entry): readonly Part[] => {
    const title: readonly Part[] =
      entry.section === section ? [] : [{ label: 'CLEAR', blocks: [line(strong(entry.section))] }]
    section = entry.section
    const { space } = delivery
    const people: readonly Part[] =
      entry.people === undefined ? [] : [{ label: 'GREEN', space, blocks: [line(`    ${entry.people}`)] }]
    return [...title, { label: labelOf(entry.event), space, blocks: [line('  ', ...entry.line)] }, ...people]
  })
}
