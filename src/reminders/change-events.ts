// Change events: the one act by which the calendar changes, with everything that follows from it.
import type { Calendar, NewChange } from '#src/calendar/calendar.ts'
import { type Amendment, amended, type Change, factsOf, sameFacts, touchesDate } from '#src/calendar/change.ts'
import { type CalendarEvent, type EventFacts, eventId } from '#src/calendar/event.ts'
import { followersOf } from '#src/calendar/followers.ts'
import { appliesTo } from '#src/deadlines/anchor.ts'
import { deriveDeadlines } from '#src/deadlines/derive-deadlines.ts'
import type { DerivedDeadline } from '#src/deadlines/derived-deadline.ts'
import { deadlineWork } from '#src/deadlines/keep-deadlines.ts'
import { deadlineRules } from '#src/deadlines/rules.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Hash } from '#src/security/hash.ts'
import { type AnnouncePorts, announce, type Changed } from './announce.ts'

/** What changing the calendar needs. */
export interface ChangePorts extends AnnouncePorts {
  readonly calendar: Calendar
  readonly hash: Hash
}

/** Who changes it, why, from which source. `at` is 24-character UTC text. */
export type Deed = Omit<NewChange, 'cause' | 'undoes'>

/**
 * Gives an event new facts, and lets what hangs on it follow. The first change is the one that was asked for,
 * the others name it as their cause. Nothing is written when the facts are the same.
 */
export const changeEvent = async (ports: ChangePorts, amendment: Amendment, deed: Deed): Promise<readonly Change[]> => {
  if (sameFacts(factsOf(amendment.event), amendment.after)) return []
  const act = startAct(ports, deed)
  await act.amend(amendment)
  return act.finish()
}

/** Adds an event, with the deadlines that follow from it. */
export const addEvent = async (ports: ChangePorts, event: CalendarEvent, deed: Deed): Promise<readonly Change[]> => {
  const act = startAct(ports, deed)
  await act.add(event)
  return act.finish()
}

/** Derives anew the deadlines of these anchors; for a newer set of rules. */
export const rederive = async (
  ports: ChangePorts,
  anchors: readonly CalendarEvent[],
  deed: Deed,
): Promise<readonly Change[]> => {
  const act = startAct(ports, deed)
  for (const anchor of anchors) await act.keepDeadlines(anchor)
  return act.finish()
}

/**
 * Takes a change back, and everything it brought about. Refused when an event has changed again since,
 * or when the change was taken back already.
 */
export const undoChange = async (
  ports: ChangePorts,
  number: number,
  deed: Deed,
): Promise<Result<readonly Change[]>> => {
  const { calendar } = ports
  const root = await calendar.change(number)
  if (root === undefined) return refuse(`There is no change K${number}. "changes 30d" lists the latest.`)
  const undone = await calendar.undoneBy(number)
  if (undone !== undefined) return refuse(`K${number} was taken back already, by K${undone}.`)
  const steps = await stepsBack(calendar, [root, ...(await calendar.causedBy(number))])
  if (!steps.ok) return steps
  const done: Changed[] = []
  for (const { undoes, amendment } of steps.value) {
    const cause = done[0]?.change.number
    done.push(await amendTo(calendar, amendment, { ...deed, undoes, ...(cause === undefined ? {} : { cause }) }))
  }
  return ok(await finishAct(ports, done, deed.at))
}

/**
 * One amendment for each event that the changes touched: to how it stood before the first of them. What another space
 * changed again under its own event stays as it made it, and is not named to this one.
 */
const stepsBack = async (
  calendar: Calendar,
  changes: readonly Change[],
): Promise<Result<readonly { undoes: number; amendment: Amendment }[]>> => {
  const steps: { undoes: number; amendment: Amendment }[] = []
  const byEvent = Map.groupBy(
    changes.toSorted((a, b) => a.number - b.number),
    change => change.event,
  )
  for (const [id, ofEvent] of byEvent) {
    const event = await calendar.event(id)
    const first = ofEvent[0] as Change
    const left = ofEvent.at(-1)?.after
    const untouched = event !== undefined && left !== undefined && sameFacts(factsOf(event), left)
    if (!untouched && first.space !== changes[0]?.space) continue
    if (!untouched)
      return refuse(
        `${first.slug} has changed again since K${changes[0]?.number}, so it cannot be taken back. Look at it and change it by hand: show ${first.slug}`,
      )
    const after = first.before ?? { ...factsOf(event), withdrawn: true }
    steps.push({ undoes: first.number, amendment: { event, after } })
  }
  return ok(steps)
}

const amendTo = async (calendar: Calendar, { event, after }: Amendment, change: NewChange): Promise<Changed> => {
  const next = amended(event, after, change.at)
  return { change: await calendar.amend(next, factsOf(event), change), event: next }
}

/** Followers learn of an act once it is whole. */
const finishAct = async (ports: ChangePorts, done: readonly Changed[], at: string): Promise<readonly Change[]> => {
  if (done.length === 0) return []
  await announce(ports, done, at)
  return done.map(({ change }) => change)
}

interface Act {
  readonly amend: (amendment: Amendment) => Promise<void>
  readonly add: (event: CalendarEvent) => Promise<void>
  readonly keepDeadlines: (anchor: CalendarEvent) => Promise<void>
  readonly finish: () => Promise<readonly Change[]>
}

/** One act: every change in it after the first names the first as its cause. */
const startAct = (ports: ChangePorts, deed: Deed): Act => {
  const { calendar } = ports
  const today = Temporal.Instant.from(deed.at).toZonedDateTimeISO('Europe/Zurich').toPlainDate()
  const done: Changed[] = []
  const because = (): NewChange => (done[0] === undefined ? deed : { ...deed, cause: done[0].change.number })

  const amend = async ({ event, after }: Amendment): Promise<void> => {
    const before = factsOf(event)
    const changed = await amendTo(calendar, { event, after }, because())
    const next = changed.event
    done.push(changed)
    if (touchesDate(before, after)) await moveFollowers(next, before)
    await keepAround(next)
  }

  const add = async (event: CalendarEvent): Promise<void> => {
    done.push({ change: await calendar.add(event, because()), event })
    await keepAround(event)
  }

  const moveFollowers = async (parent: CalendarEvent, before: EventFacts): Promise<void> => {
    const children = await calendar.children(parent.id)
    const sound = new Map<string, EventFacts | undefined>()
    for (const child of children) sound.set(child.id, await soundFacts(calendar, child))
    for (const follower of followersOf({ before, after: parent }, children, child => sound.get(child.id)))
      await amend(follower)
  }

  /** The event itself, the anchor it hangs on when it is a published deadline, and those whose rules point to its body's sessions. */
  const keepAround = async (event: CalendarEvent): Promise<void> => {
    await keepDeadlines(event)
    if (event.parent !== undefined && !event.computed && event.rule !== undefined) {
      const anchor = await calendar.event(event.parent)
      if (anchor !== undefined) await keepDeadlines(anchor)
    }
    if (event.kind === 'session') for (const anchor of await pointingTo(event)) await keepDeadlines(anchor)
  }

  const pointingTo = async (session: CalendarEvent): Promise<readonly CalendarEvent[]> => {
    const rules = deadlineRules.filter(
      rule => rule.timing.type === 'other-session' && rule.timing.body === session.body,
    )
    if (rules.length === 0) return []
    return (await horizon(calendar, session, today)).filter(event => rules.some(rule => appliesTo(rule, event)))
  }

  const keepDeadlines = async (anchor: CalendarEvent): Promise<void> => {
    if (!deadlineRules.some(rule => appliesTo(rule, anchor))) return
    const children = await calendar.children(anchor.id)
    const sessions = (await horizon(calendar, anchor, today)).filter(event => event.kind === 'session')
    const wanted = deriveDeadlines({ anchor, rules: deadlineRules, siblings: children, sessions, today })
    const work = deadlineWork(wanted, children, today)
    for (const entry of work.add) await add(derivedEvent(entry, anchor, { at: deed.at, hash: ports.hash }))
    for (const amendment of work.amend) await amend(amendment)
  }

  const finish = () => finishAct(ports, done, deed.at)
  return { amend, add, keepDeadlines, finish }
}

/** How a child stood before its parent fell: the facts before the change that put it at risk. */
const soundFacts = async (calendar: Calendar, child: CalendarEvent): Promise<EventFacts | undefined> => {
  if (child.reason === undefined) return undefined
  const changes = await calendar.changesOf(child.id)
  return changes
    .toSorted((a, b) => b.number - a.number)
    .find(change => change.after.reason === child.reason && change.before?.reason !== child.reason)?.before
}

/** What can matter to rules that point from one body to another: a year back, three ahead. */
const horizon = (
  calendar: Calendar,
  around: CalendarEvent,
  today: Temporal.PlainDate,
): Promise<readonly CalendarEvent[]> =>
  calendar.between(
    { from: today.subtract({ years: 1 }), until: today.add({ years: 3 }) },
    around.public ? {} : { space: around.space },
  )

/** A derived entry as an event; its id follows from its anchor and its rule, so that it is the same one for ever. */
export const derivedEvent = (
  { slug, ...facts }: DerivedDeadline,
  anchor: CalendarEvent,
  made: { readonly at: string; readonly hash: Hash },
): CalendarEvent => ({
  ...facts,
  id: eventId(made.hash(`derived ${anchor.id} ${facts.rule}`).slice(0, 20)),
  slug,
  space: anchor.space,
  public: anchor.public,
  revision: 1,
  sequence: 0,
  createdAt: made.at,
  changedAt: made.at,
})
