// Announce: what a change sets going: new planned times, corrections of what was posted, one notice for each place concerned.
import type { Change } from '#src/calendar/change.ts'
import type { CalendarEvent, EventFacts } from '#src/calendar/event.ts'
import { beginning, ending, sameWhen } from '#src/calendar/when.ts'
import type { MemberId, PlaceId, SpaceId } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import type { Random } from '#src/security/random.ts'
import type { Delivery } from './delivery.ts'
import type { NewDelivery, Outbox } from './outbox.ts'
import { placeAlone } from './place-alone.ts'
import type { Plan } from './plan.ts'
import { planEvent } from './plan-event.ts'
import { quietVerdict } from './quiet-hours.ts'
import { type SendTimes, sendTimes } from './send-times.ts'
import { isDigestOnly } from './subscription.ts'
import type { Subscriptions } from './subscriptions.ts'

export interface AnnouncePorts {
  readonly plan: Plan
  readonly outbox: Outbox
  readonly subscriptions: Subscriptions
  readonly random: Random
  readonly members: Members
}

/** A change and the event as it stands after it. */
export interface Changed {
  readonly change: Change
  readonly event: CalendarEvent
}

/** Changes are gathered for so long before people are told, unless the event is near. */
const GATHERING = Temporal.Duration.from({ minutes: 10 })
const NEAR = Temporal.Duration.from({ hours: 24 })
/** A notice or a correction is worth sending for a week after an outage. */
const WORTH = Temporal.Duration.from({ hours: 168 })

/** Sets going what follows from the changes of one act; the first is the one that was asked for. In the act's transaction. */
export const announce = async (ports: AnnouncePorts, changed: readonly Changed[], at: string): Promise<void> => {
  const now = Temporal.Instant.from(at)
  for (const { change, event } of changed) {
    if (change.before !== undefined && sameStanding(change.before, event)) continue
    await planEvent(ports, event, now)
    // After the planned times are taken, so that none of them can queue another one behind our back.
    if (change.before !== undefined) await ports.outbox.withdrawReminders(event.id, 'moved', at)
  }
  const root = changed[0]?.change
  const worth = changed.filter(({ change, event }) => isWorthTelling(change, event, now))
  if (root === undefined || worth.length === 0) return
  const posts = await postsAbout(ports, worth)
  // The same for thousands, so made once.
  const atOnce = sendTimes(now, WORTH)
  await ports.outbox.queue(posts.map(post => ({ ...correction(post, root), id: ports.random.id(), ...atOnce })))
  const notices = await notify(ports, { worth, posts, root: root.number }, now)
  // Where nothing goes round, nothing can fail to.
  if (posts.length + notices > 0) await report(ports, root, now)
}

const sameStanding = (before: EventFacts, after: EventFacts): boolean =>
  sameWhen(before.when, after.when) && before.state === after.state && before.withdrawn === after.withdrawn

/** Dates, states, certainty, place and title are told; notes and sources are not, nor what is long over. */
const isWorthTelling = ({ before }: Change, event: CalendarEvent, now: Temporal.Instant): boolean => {
  const over = Temporal.Instant.compare(ending(event.when).toInstant(), now) <= 0
  const wasOver = before === undefined || Temporal.Instant.compare(ending(before.when).toInstant(), now) <= 0
  if (over && wasOver) return false
  if (before === undefined) return !event.withdrawn
  const keys = ['certainty', 'reason', 'place', 'room', 'title'] as const
  return !sameStanding(before, event) || keys.some(key => before[key] !== event[key])
}

/** Each once, though it may be about several of the events. Of one that is new, nothing was ever posted. */
const postsAbout = async ({ outbox }: AnnouncePorts, worth: readonly Changed[]): Promise<readonly Delivery[]> => {
  const posts = new Map<string, Delivery>()
  for (const { change, event } of worth)
    if (change.before !== undefined) for (const post of await outbox.sentAbout(event.id)) posts.set(post.id, post)
  return [...posts.values()]
}

const correction = (post: Delivery, root: Change): Omit<NewDelivery, 'id' | keyof SendTimes> => ({
  key: `correction:K${root.number}:${post.id}`,
  kind: 'correction',
  space: post.space,
  place: post.place,
  ...(post.event === undefined ? {} : { event: post.event }),
  change: root.number,
  corrects: post.id,
})

interface Telling {
  readonly worth: readonly Changed[]
  readonly posts: readonly Delivery[]
  readonly root: number
}

/** One notice for each place that was told or that follows one of the events; how many. */
const notify = async (
  ports: AnnouncePorts,
  { worth, posts, root }: Telling,
  now: Temporal.Instant,
): Promise<number> => {
  const near = worth.some(({ change, event }) => isNear(change, event, now))
  const places = await concerned(ports, { worth, posts, near })
  const quiet = near ? undefined : await ports.subscriptions.quietOf([...places.keys()])
  const subjects = worth.map(({ change }) => `K${change.number}`)
  const gathered = near ? now : now.add(GATHERING)
  const awake = sendTimes(gathered, WORTH)
  const timesOf = (place: PlaceId): SendTimes & Pick<NewDelivery, 'quiet'> => {
    const hours = quiet?.get(place)
    if (hours === undefined) return awake
    const due = quietVerdict(gathered, gathered.add(WORTH), hours)
    return { ...sendTimes(due.at, WORTH), ...(due.why === undefined ? {} : { quiet: due.why }) }
  }
  const notices = [...places].map(
    ([place, space]): NewDelivery => ({
      id: ports.random.id(),
      key: `notice:K${root}:${place}`,
      kind: 'notice',
      space,
      place,
      change: root,
      subjects,
      ...timesOf(place),
    }),
  )
  await ports.outbox.gather(notices)
  return notices.length
}

/** Whoever chose a digest alone reads of changes there, unless there is no time. Each place with its space; for a person of several spaces the one that a change belongs to alone. */
const concerned = async (
  { subscriptions }: AnnouncePorts,
  { worth, posts, near }: Pick<Telling, 'worth' | 'posts'> & { readonly near: boolean },
): Promise<ReadonlyMap<PlaceId, SpaceId>> => {
  const owners = new Set<string>(worth.filter(({ event }) => !event.public).map(({ event }) => event.space))
  const places = new Map<PlaceId, SpaceId>()
  const followers = await subscriptions.following(worth.map(({ event }) => event))
  const told = followers.filter(one => near || !isDigestOnly(one))
  for (const { place, space } of [...posts, ...told])
    if (!places.has(place) || owners.has(space)) places.set(place, space)
  return places
}

/** Whoever made the change learns how far it went, once it has gone round. */
const report = async (ports: AnnouncePorts, root: Change, now: Temporal.Instant): Promise<void> => {
  const place = await placeAlone(root.by as MemberId, { ...ports, now })
  if (place === undefined) return
  const gone = now.add(GATHERING).add({ minutes: 2 })
  const quiet = (await ports.subscriptions.quietOf([place.id])).get(place.id)
  const due = quiet === undefined ? gone : quietVerdict(gone, gone.add(WORTH), quiet).at
  await ports.outbox.queue([
    {
      id: ports.random.id(),
      key: `report:K${root.number}`,
      kind: 'report',
      space: root.space as SpaceId,
      place: place.id,
      change: root.number,
      ...sendTimes(due, WORTH),
    },
  ])
}

/** Within 24 hours of the event, by its old date or its new one. */
const isNear = ({ before }: Change, event: CalendarEvent, now: Temporal.Instant): boolean =>
  [before, event].some(facts => {
    if (facts === undefined || facts.when.kind === 'bounds') return false
    const ahead = now.until(beginning(facts.when).toInstant())
    const over = Temporal.Instant.compare(ending(facts.when).toInstant(), now) < 0
    return !over && Temporal.Duration.compare(ahead, NEAR) <= 0
  })
