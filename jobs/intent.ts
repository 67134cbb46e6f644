// Intent: what is written before a call leaves: who sends it, until when nobody else may, and what it says.
import { eventId } from '#src/calendar/event.ts'
import { instantText } from '#src/instant-text.ts'
import type { Stores } from '#src/ports.ts'
import { compose } from '#src/reminders/compose/compose.ts'
import type { Composed, Nothing } from '#src/reminders/compose/composed.ts'
import type { Delivery } from '#src/reminders/delivery.ts'
import type { Message, Receipt } from '#src/reply/messenger.ts'
import { release } from '#src/reply/release.ts'
import type { Audience } from '#src/security/audience.ts'
import type { Place } from '#src/security/member.ts'
import { type Tidied, tidied } from '#src/security/tidying.ts'
import type { Lane } from './lane.ts'

/** A delivery under our lease. */
export interface Intent {
  readonly delivery: Delivery
  readonly place: Place
  /** By `elapsed`: a call that could end later must not begin. Each message that went puts it off. */
  until: number
  /** When what it says is to be taken out of a direct conversation again. */
  readonly tidy?: Tidied | undefined
}

/** With what it says now, or a short code of why it says nothing. */
export type Draft =
  | { readonly message: Message; readonly corrects?: Receipt }
  | { readonly nothing: string; readonly rests: 'withdrawn' | 'dead' }
  /** What it corrects is still on its way. */
  | { readonly wait: string }

/** What was to be corrected is certainly not there, or nobody knows which message it became. */
const NOT_POSTED = 'original-not-posted'
const NOT_CONFIRMED = 'original-not-confirmed'
/** Of what cannot be pointed at, no correction has ever left. */
export const neverCorrected: ReadonlySet<string> = new Set([NOT_POSTED, NOT_CONFIRMED])

/** Takes a delivery; undefined when it is not there to take any more. The lease counts from before the transaction. */
export const takeUp = async (lane: Lane, delivery: Delivery, place: Place): Promise<Intent | undefined> =>
  lane.atomically(stores => takeIn(stores, { lane, delivery, place }))

/** The same, with its text, in one transaction, during which nobody moves the event: a reminder of a date that moved is never started. */
export const takeAndWrite = async (
  lane: Lane,
  delivery: Delivery,
  { place, audience }: { readonly place: Place; readonly audience: Audience },
): Promise<(Intent & { readonly draft: Draft }) | undefined> =>
  lane.atomically(async stores => {
    const intent = await takeIn(stores, { lane, delivery, place })
    if (intent === undefined) return undefined
    const now = lane.clock()
    const draft = await write(stores, intent, { audience, now })
    return { ...intent, draft, tidy: await tidyOf(stores, { ...intent, draft }, now) }
  })

interface Taking {
  readonly lane: Lane
  readonly delivery: Delivery
  readonly place: Place
}

const takeIn = async (stores: Stores, { lane, delivery, place }: Taking): Promise<Intent | undefined> => {
  const until = lane.elapsed() + lane.patience.lease.total('milliseconds')
  const now = lane.clock()
  const lease = { owner: lane.owner, now: instantText(now), until: instantText(now.add(lane.patience.lease)) }
  const taken = await stores.outbox.take(delivery, lease)
  return taken && { delivery: taken, place, until }
}

interface Moment {
  readonly audience: Audience
  readonly now: Temporal.Instant
}

const write = async (stores: Stores, { delivery, place }: Intent, { audience, now }: Moment): Promise<Draft> => {
  const original = await originalOf(stores, delivery)
  if ('nothing' in original || 'wait' in original) return original
  const composed: Composed | Nothing = await compose(delivery, place, { now, desk: stores })
  if ('nothing' in composed) return { nothing: composed.nothing, rests: 'withdrawn' }
  // Composing made sure that the place, or the person of a direct one, belongs to the delivery's space.
  const document = release(composed.reply, { ...audience, space: delivery.space })
  if (document.withheld === 'everything') return { nothing: 'may-not-be-shown-there', rests: 'dead' }
  const thread =
    composed.thread === undefined ? undefined : await stores.outbox.threadOf(eventId(composed.thread), place.id)
  const { urgency } = composed
  return {
    ...original,
    message: {
      id: delivery.id,
      place,
      document,
      urgency,
      ...(thread?.receipt === undefined ? {} : { thread: thread.receipt }),
      ...(delivery.receipt === undefined ? {} : { begun: delivery.receipt }),
    },
  }
}

const tidyOf = async (
  { members }: Stores,
  { delivery, place, draft }: Intent & { readonly draft: Draft },
  now: Temporal.Instant,
): Promise<Tidied | undefined> => {
  if (!('message' in draft) || place.member === undefined) return undefined
  const member = await members.member(delivery.space, place.member)
  const of = member && { member: member.id, preferences: member.preferences }
  return tidied(draft.message.document.label, of, now)
}

/** The receipt that a correction needs, be it of all that was to go or of its beginning; nothing for every other kind. */
const originalOf = async (
  { outbox }: Stores,
  { kind, corrects }: Delivery,
): Promise<{ readonly corrects?: Receipt } | Exclude<Draft, { readonly message: Message }>> => {
  if (kind !== 'correction') return {}
  const original = corrects === undefined ? undefined : await outbox.delivery(corrects)
  if (original === undefined) return { nothing: NOT_POSTED, rests: 'withdrawn' }
  const { state, receipt } = original
  const isToGoOn = receipt !== undefined && (state === 'retry' || state === 'queued')
  if (state === 'sending' || isToGoOn) return { wait: 'original-under-way' }
  if (receipt !== undefined) return { corrects: receipt }
  return state === 'unconfirmed' || state === 'sent'
    ? { nothing: NOT_CONFIRMED, rests: 'dead' }
    : { nothing: NOT_POSTED, rests: 'withdrawn' }
}
