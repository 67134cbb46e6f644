// Attempt: one try at one delivery: intent before the call, settlement after, and what an unknown result comes to.
import type { Stores } from '#src/ports.ts'
import { compose } from '#src/reminders/compose/compose.ts'
import type { Delivery } from '#src/reminders/delivery.ts'
import type { Settlement } from '#src/reminders/outbox.ts'
import type { Messenger, Receipt } from '#src/reply/messenger.ts'
import { type Message, SendFault } from '#src/reply/messenger.ts'
import { release } from '#src/reply/release.ts'
import type { Audience } from '#src/security/audience.ts'
import type { Place } from '#src/security/member.ts'
import type { DeliverWorks } from './deliver.ts'
import { instantText } from './works.ts'

/** How long each thing may take. `call` must be shorter than `lease`, and `lease` shorter than `grace`. */
export interface Patience {
  /** Time-out of one call to a platform. */
  readonly call: Temporal.Duration
  /** Nobody else may take a delivery for so long. */
  readonly lease: Temporal.Duration
  /** A call that was cut off may land so much later; only then is the platform asked. */
  readonly grace: Temporal.Duration
}

/** Ten seconds a call, six times as long a lease, nine times as long a grace. */
export const patience = (call: Temporal.Duration): Patience => {
  const times = (factor: number) =>
    Temporal.Duration.from({ milliseconds: Math.round(call.total('milliseconds') * factor) })
  return { call, lease: times(6), grace: times(9) }
}

/** Tries one delivery once. Throws only on outages of our own. */
export const attempt = async (works: DeliverWorks, delivery: Delivery): Promise<void> => {
  const place = await works.stores.members.place(delivery.place)
  const messenger = works.messengers().find(one => one.platform === place?.platform)
  if (place === undefined || messenger === undefined) return
  const audience = await messenger.audience(place)
  if (audience === undefined) return works.stores.outbox.postpone(delivery, after(works, { seconds: 30 }))
  const taken = await works.atomically(stores => take(stores, { works, delivery, place, audience }))
  if (taken === undefined) return
  const settlement = await resolve(works, { ...taken, place, messenger })
  if (settlement !== undefined) await works.atomically(({ outbox }) => outbox.settle(taken.intent, settlement))
}

interface Taking {
  readonly works: DeliverWorks
  readonly delivery: Delivery
  readonly place: Place
  readonly audience: Audience
}

interface Taken {
  /** As it stands under our lease. */
  readonly intent: Delivery
  /** As it stood before: `sending` means that whoever had it is gone, and may have sent it. */
  readonly before: Delivery
  readonly message: Message
  /** Our lease; a call must end before it does. */
  readonly until: Temporal.Instant
}

/** Intent and text in one transaction: a reminder of a date that moved is never started. */
const take = async (stores: Stores, { works, delivery, place, audience }: Taking): Promise<Taken | undefined> => {
  const now = works.clock()
  const until = now.add(works.patience.lease)
  const lease = { owner: works.owner, now: instantText(now), until: instantText(until) }
  const intent = await stores.outbox.take(delivery, lease)
  if (intent === undefined) return undefined
  const composed = await compose(intent, place, { now, desk: stores })
  const mayHaveGone = delivery.state === 'sending' || delivery.code === LOOK_UP
  if ('nothing' in composed && !mayHaveGone) {
    await stores.outbox.settle(intent, { state: 'withdrawn', code: composed.nothing, at: lease.now })
    return undefined
  }
  const reply = 'nothing' in composed ? { to: 'asker' as const, parts: [] } : composed.reply
  const document = release(reply, audience)
  if (document.withheld === 'everything') {
    await stores.outbox.settle(intent, { state: 'dead', code: 'may-not-be-shown-there', at: lease.now })
    return undefined
  }
  const thread = 'nothing' in composed ? undefined : await threadFor(stores, intent, composed.thread)
  const urgency = 'nothing' in composed ? 'quiet' : composed.urgency
  const message: Message = { id: intent.id, place, document, urgency, ...(thread === undefined ? {} : { thread }) }
  return { intent, before: delivery, message, until }
}

const threadFor = async (stores: Stores, intent: Delivery, event: string | undefined): Promise<Receipt | undefined> => {
  if (event === undefined || intent.event === undefined) return undefined
  return (await stores.outbox.threadOf(intent.event, intent.place))?.receipt
}

const LOOK_UP = 'look-up'

/** What comes of a delivery under our lease. */
const resolve = async (works: DeliverWorks, taken: Taken & Sender): Promise<Settlement | undefined> => {
  const { before, intent, messenger } = taken
  const unknown = before.state === 'sending' || before.code === LOOK_UP
  if (unknown && repeatsOf(messenger, intent) === 'none') return unconfirmed(works)
  if (unknown && repeatsOf(messenger, intent) === 'look-up') {
    if (before.state === 'sending') return lookUpLater(works)
    const found = await call(works, taken, () => messenger.lookUp(intent.id, taken.place, sinceOf(works)))
    if (typeof found === 'object') return found.state === 'dead' ? unconfirmed(works) : { ...found, code: LOOK_UP }
    if (found !== undefined) return sent(works, found)
  }
  if (taken.message.document.parts.length === 0)
    return { state: 'unconfirmed', code: 'nothing-to-repeat', at: instantText(works.clock()) }
  return send(works, taken)
}

interface Sender {
  readonly place: Place
  readonly messenger: Messenger
}

/** Whoever slept through most of the lease sends nothing: another process takes it over. */
const send = async (works: DeliverWorks, taken: Taken & Sender): Promise<Settlement | undefined> => {
  if (Temporal.Instant.compare(works.clock().add(works.patience.call), taken.until) > 0) return undefined
  const { intent, messenger, message } = taken
  if (intent.kind !== 'correction') {
    const receipt = await call(works, taken, () => messenger.send(message))
    return typeof receipt === 'string' ? sent(works, receipt) : receipt
  }
  const original = intent.corrects === undefined ? undefined : await works.stores.outbox.delivery(intent.corrects)
  if (messenger.capabilities.edits === 'no')
    return { state: 'dead', code: 'cannot-be-edited', at: instantText(works.clock()) }
  const receipt = original?.receipt
  if (receipt === undefined) return { state: 'dead', code: 'original-not-confirmed', at: instantText(works.clock()) }
  const corrected = await call(works, taken, () => messenger.correct(receipt, message))
  return typeof corrected === 'string' ? sent(works, corrected) : corrected
}

/** An edit done twice is the same as once. */
const repeatsOf = (messenger: Messenger, { kind }: Delivery): Messenger['capabilities']['repeats'] =>
  kind === 'correction' ? 'key' : messenger.capabilities.repeats

/** Calls the platform, if our lease still leaves time for it; a fault becomes a settlement. */
const call = async <T>(
  works: DeliverWorks,
  { intent, messenger }: Taken & Sender,
  doIt: () => Promise<T>,
): Promise<T | Settlement> => {
  try {
    return await doIt()
  } catch (error) {
    if (!(error instanceof SendFault)) throw error
    return afterFault(works, error, { attempt: intent.attempt, repeats: repeatsOf(messenger, intent) })
  }
}

const afterFault = (
  works: DeliverWorks,
  fault: SendFault,
  { attempt, repeats }: { readonly attempt: number; readonly repeats: Messenger['capabilities']['repeats'] },
): Settlement => {
  const at = instantText(works.clock())
  if (fault.outcome === 'refused') return { state: 'dead', code: fault.code, at }
  if (fault.outcome === 'unknown' && repeats === 'none') return unconfirmed(works)
  if (fault.outcome === 'unknown' && repeats === 'look-up') return lookUpLater(works)
  const wait = fault.after ?? Temporal.Duration.from({ seconds: Math.min(600, 2 ** Math.min(attempt, 10)) })
  return { state: 'retry', code: fault.code, at, notBefore: after(works, wait) }
}

const sent = (works: DeliverWorks, receipt: Receipt): Settlement => ({
  state: 'sent',
  receipt,
  at: instantText(works.clock()),
})

const unconfirmed = (works: DeliverWorks): Settlement => ({
  state: 'unconfirmed',
  code: 'no-answer',
  at: instantText(works.clock()),
})

const lookUpLater = (works: DeliverWorks): Settlement => ({
  state: 'retry',
  code: LOOK_UP,
  at: instantText(works.clock()),
  notBefore: after(works, works.patience.grace),
})

const sinceOf = (works: DeliverWorks): Temporal.Instant => works.clock().subtract({ hours: 48 })

const after = (works: DeliverWorks, wait: Temporal.DurationLike): string => instantText(works.clock().add(wait))
