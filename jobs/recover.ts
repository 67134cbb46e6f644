// Recover: one try at a delivery that may have gone already: its sender is gone, or its answer was lost.
import type { Delivery } from '#src/reminders/delivery.ts'
import type { Found } from '#src/reply/messenger.ts'
import { RESTORED, RESTORED_BEAT } from '#src/security/backups.ts'
import type { Place } from '#src/security/member.ts'
import { conclude, doubt, LOOK_UP } from './attempt.ts'
import { call, callWith, type Outcome, type Rest, repeatsOf, settle } from './call.ts'
import { type Intent, neverCorrected, takeAndWrite, takeUp } from './intent.ts'
import type { Lane } from './lane.ts'
import { waitAfter } from './patience.ts'

const NO_ANSWER = 'no-answer'
/** A message is looked for as far back. */
const LONGEST_ABSENCE = Temporal.Duration.from({ hours: 48 })

/** Tries once. Says what asked to be left alone. Throws on outages of our own, with nothing lost. */
export const recover = async (lane: Lane, delivery: Delivery): Promise<Rest | undefined> => {
  const place = await lane.stores.members.place(delivery.place)
  if (place === undefined) return undefined
  const restored = delivery.dueAt <= ((await lane.stores.heartbeats.last(RESTORED_BEAT)) ?? '')
  const repeats = repeatsOf(lane, delivery, place)
  // What went before a backup was restored went with the keys of then, and nobody knows how long ago: it is looked for.
  if (repeats === 'key' && (!restored || delivery.kind === 'correction')) return sendAgain(lane, delivery, place)
  const intent = await takeUp(lane, delivery, place)
  if (intent === undefined) return undefined
  if (restored && repeats !== 'none') return lookUp(lane, intent, RESTORED)
  if (restored) {
    await settle(lane, intent, { state: 'unconfirmed', code: RESTORED })
    return undefined
  }
  if (repeats === 'none' || delivery.code !== LOOK_UP) {
    await doubt(lane, intent, NO_ANSWER)
    return undefined
  }
  return lookUp(lane, intent, LOOK_UP)
}

/** The platform drops what it has had: the same id again, for as long as that is of use and still true. */
const sendAgain = async (lane: Lane, delivery: Delivery, place: Place): Promise<Rest | undefined> => {
  const audience = await lane.messenger.audience(place)
  if (audience === undefined) return wait(lane, delivery, place)
  const intent = await takeAndWrite(lane, delivery, { place, audience })
  if (intent === undefined) return undefined
  const { draft } = intent
  if ('nothing' in draft && neverCorrected.has(draft.nothing)) {
    await settle(lane, intent, { state: draft.rests, code: draft.nothing })
    return undefined
  }
  const over = Temporal.Instant.compare(lane.clock(), Temporal.Instant.from(delivery.notAfter)) > 0
  if ('nothing' in draft || over) {
    await settle(lane, intent, { state: 'unconfirmed', code: 'nothing' in draft ? draft.nothing : NO_ANSWER })
    return undefined
  }
  return stillInDoubt(lane, intent, 'wait' in draft ? unknown(draft.wait) : await callWith(lane, intent, draft))
}

const unknown = (code: string): Outcome => ({ is: 'unknown', code })

/** A later try that was not done says nothing about an earlier one. */
const stillInDoubt = async (lane: Lane, intent: Intent, outcome: Outcome): Promise<Rest | undefined> => {
  if (outcome.is === 'refused') {
    await settle(lane, intent, { state: 'unconfirmed', code: outcome.code })
    return undefined
  }
  if (outcome.is !== 'not-sent') return conclude(lane, intent, outcome)
  const again = waitAfter(intent.delivery.attempt, outcome.rest?.after)
  await settle(lane, intent, { state: 'sending', code: outcome.code, again })
  return outcome.rest
}

const wait = async (lane: Lane, delivery: Delivery, place: Place): Promise<undefined> => {
  const intent = await takeUp(lane, delivery, place)
  if (intent !== undefined)
    await settle(lane, intent, { state: 'sending', code: NO_ANSWER, again: Temporal.Duration.from({ seconds: 30 }) })
}

/** Where a message about an event goes when earlier ones about it are there. */
const threadsOf = async ({ stores }: Lane, { id, event, place }: Delivery): Promise<readonly string[]> => {
  const events = new Set(event === undefined ? [] : [event])
  for (const subject of await stores.outbox.subjects(id)) {
    const number = /^K(\d+)$/.exec(subject)?.[1]
    const change = number === undefined ? undefined : await stores.calendar.change(Number(number))
    if (change !== undefined) events.add(change.event)
  }
  const threads: string[] = []
  for (const one of events) {
    const receipt = (await stores.outbox.threadOf(one, place))?.receipt
    if (receipt !== undefined) threads.push(receipt)
  }
  return threads
}

/** Asks the platform, once a call that was cut off can land no more: after the grace, by a clock that was not set meanwhile. */
const lookUp = async (lane: Lane, intent: Intent, code: string): Promise<Rest | undefined> => {
  const { delivery, place } = intent
  const early = lane.patience.grace.total('milliseconds') - lane.steady()
  if (early > 0) {
    const again = Temporal.Duration.from({ milliseconds: Math.ceil(early) })
    await settle(lane, intent, { state: 'sending', code, again })
    return undefined
  }
  const since = sinceOf(lane, delivery)
  const threads = await threadsOf(lane, delivery)
  const begun = delivery.receipt === undefined ? {} : { begun: delivery.receipt }
  const asked = await call(lane, intent, () => lane.messenger.lookUp(delivery.id, place, { since, threads, ...begun }))
  switch (asked.is) {
    case 'done':
      await settle(lane, intent, endingOf(asked.value))
      return undefined
    case 'too-late':
      return undefined
    case 'refused':
      await settle(lane, intent, { state: 'unconfirmed', code: asked.code })
      return undefined
    default:
      await settle(lane, intent, {
        state: 'sending',
        code,
        again: waitAfter(delivery.attempt, asked.rest?.after),
      })
      return asked.rest
  }
}

/** What is not there is certain now: it goes like any that has not gone yet. */
const endingOf = (found: Found | undefined) =>
  found === undefined
    ? ({ state: 'retry', code: 'not-there' } as const)
    : found.is === 'whole'
      ? ({ state: 'sent', receipt: found.receipt } as const)
      : ({ state: 'retry', code: 'begun', receipt: found.receipt } as const)

/** Far enough back for a message that may have gone when it was due. */
const sinceOf = ({ clock }: Lane, { dueAt }: Delivery): Temporal.Instant => {
  const [due, absent] = [Temporal.Instant.from(dueAt).subtract({ hours: 1 }), clock().subtract(LONGEST_ABSENCE)]
  return Temporal.Instant.compare(due, absent) < 0 ? due : absent
}
