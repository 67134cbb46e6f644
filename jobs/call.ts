// Call: one call to a platform under a lease, and the writing down of how it ended.
import { instantText } from '#src/instant-text.ts'
import type { Stores } from '#src/ports.ts'
import type { Delivery } from '#src/reminders/delivery.ts'
import type { Settlement } from '#src/reminders/outbox.ts'
import { type Messenger, type Progress, type Receipt, SendFault } from '#src/reply/messenger.ts'
import type { Place } from '#src/security/member.ts'
import type { Draft, Intent } from './intent.ts'
import type { Lane } from './lane.ts'

/** What asked to be left alone, and for how long. */
export interface Rest {
  readonly after: Temporal.Duration
  readonly concerns: SendFault['concerns']
}

/** How a call ended, or why there was none. */
export type Outcome<T = Receipt> =
  | { readonly is: 'done'; readonly value: T }
  | { readonly is: SendFault['outcome']; readonly code: string; readonly rest?: Rest }
  /** Whoever slept through most of the lease does nothing: another process takes it over. */
  | { readonly is: 'too-late' }

/** Sends or corrects what was written. */
export const callWith = (lane: Lane, intent: Intent, draft: Extract<Draft, { readonly message: unknown }>) => {
  const { messenger } = lane
  const { message, corrects } = draft
  if (intent.delivery.kind !== 'correction')
    return call(lane, intent, () => messenger.send(message, progress(lane, intent)))
  if (messenger.capabilities.edits === 'no' || corrects === undefined)
    return Promise.resolve<Outcome>({ is: 'refused', code: 'cannot-be-edited' })
  return call(lane, intent, () => messenger.correct(corrects, message))
}

/** Each message that went is written down before the next one goes, and there is as much time again for that one. */
const progress =
  (lane: Lane, intent: Intent): Progress =>
  async receipt => {
    const until = lane.elapsed() + lane.patience.lease.total('milliseconds')
    const held = await writeDown(lane, intent, async stores => {
      await rememberToTidy(stores, intent, receipt)
      const until = instantText(lane.clock().add(lane.patience.lease))
      return stores.outbox.note(intent.delivery, { receipt, until })
    })
    // Whoever took it over sends the others, and nothing that is written here counts any more.
    if (!held) throw new SendFault('unknown', 'taken-over')
    intent.until = until
  }

/** Calls the platform, if the lease still leaves time for it. */
export const call = async <T>(lane: Lane, { until }: Intent, deed: () => Promise<T>): Promise<Outcome<T>> => {
  if (lane.elapsed() + lane.patience.call.total('milliseconds') > until) return { is: 'too-late' }
  try {
    return { is: 'done', value: await deed() }
  } catch (error) {
    if (!(error instanceof SendFault)) throw error
    const { outcome, code, after, concerns } = error
    return { is: outcome, code, ...(after === undefined ? {} : { rest: { after, concerns } }) }
  }
}

/** An edit done twice is the same as once. A platform that forgets keys is asked about what is older than its memory. */
export const repeatsOf = (
  { messenger, clock }: Lane,
  { kind, dueAt }: Delivery,
  place: Place,
): Messenger['capabilities']['repeats'] => {
  if (kind === 'correction') return 'key'
  const { repeats: usual, remembers } = messenger.capabilities
  const repeats = messenger.repeatsIn?.(place) ?? usual
  const forgotten =
    remembers !== undefined && Temporal.Instant.compare(Temporal.Instant.from(dueAt).add(remembers), clock()) < 0
  return repeats === 'key' && forgotten ? 'look-up' : repeats
}

type Ending =
  | Omit<Settlement, 'at'>
  /** Nobody can tell yet: the intent stands, and it is taken up again then. */
  | { readonly state: 'sending'; readonly code: string; readonly again: Temporal.Duration }

/** Writes how it ended. */
export const settle = (lane: Lane, intent: Intent, ending: Ending): Promise<void> =>
  writeDown(lane, intent, async stores => {
    const { outbox } = stores
    const { delivery } = intent
    const now = lane.clock()
    if (ending.state === 'sending')
      return void (await outbox.doubt(delivery, { code: ending.code, until: instantText(now.add(ending.again)) }))
    await outbox.settle(delivery, { ...ending, at: instantText(now) })
    if (ending.receipt !== undefined) await rememberToTidy(stores, intent, ending.receipt)
  })

const rememberToTidy = async ({ tidying }: Stores, { place, tidy }: Intent, message: Receipt): Promise<void> => {
  const there = { platform: place.platform, id: place.address }
  if (tidy !== undefined) await tidying.remember([{ place: there, message, ...tidy }])
}

/** Tries for as long as the lease lasts: an answer that came must not be lost to a database that is away. */
const writeDown = async <T>(lane: Lane, { until }: Intent, work: (stores: Stores) => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await lane.atomically(work)
    } catch (error) {
      if (lane.elapsed() + PAUSE_MS > until) throw error
      await new Promise(resolve => setTimeout(resolve, PAUSE_MS))
    }
  }
}

const PAUSE_MS = 500
