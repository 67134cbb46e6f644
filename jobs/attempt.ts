// Attempt: one try at a delivery that certainly has not gone yet: intent before the call, settlement after.
import { instantText } from '#src/instant-text.ts'
import type { Delivery } from '#src/reminders/delivery.ts'
import { SendFault } from '#src/reply/messenger.ts'
import type { Place } from '#src/security/member.ts'
import { callWith, type Outcome, type Rest, repeatsOf, settle } from './call.ts'
import { type Intent, takeAndWrite, takeUp } from './intent.ts'
import type { Lane } from './lane.ts'
import { opened } from './opened.ts'
import { waitAfter } from './patience.ts'

/** The platform was asked about a lost answer, or will be; before, the delivery's code is another. */
export const LOOK_UP = 'look-up'

const UNREACHABLE = Temporal.Duration.from({ seconds: 30 })
const ORIGINAL_UNDER_WAY = Temporal.Duration.from({ seconds: 2 })

/** Tries once. Says what asked to be left alone. Throws on outages of our own, with nothing lost. */
export const attempt = async (lane: Lane, delivery: Delivery): Promise<Rest | undefined> => {
  const known = await lane.stores.members.place(delivery.place)
  if (known === undefined) return postpone(lane, delivery, UNREACHABLE)
  const place = await opened(lane, known)
  if (place instanceof SendFault) return unopened(lane, delivery, { place: known, fault: place })
  const audience = await lane.messenger.audience(place)
  if (audience === undefined) return postpone(lane, delivery, UNREACHABLE)
  const intent = await takeAndWrite(lane, delivery, { place, audience })
  if (intent === undefined) return undefined
  const { draft } = intent
  if ('nothing' in draft) await settle(lane, intent, { state: draft.rests, code: draft.nothing })
  else if ('wait' in draft) await retry(lane, intent, { code: draft.wait, after: ORIGINAL_UNDER_WAY })
  else return conclude(lane, intent, await callWith(lane, intent, draft))
  return undefined
}

const postpone = async (lane: Lane, delivery: Delivery, by: Temporal.Duration): Promise<undefined> =>
  void (await lane.stores.outbox.postpone(delivery, instantText(lane.clock().add(by))))

/** Nobody can be written to there now: it waits; or never, and then it is dead. */
const unopened = async (
  lane: Lane,
  delivery: Delivery,
  { place, fault }: { readonly place: Place; readonly fault: SendFault },
): Promise<undefined> => {
  if (fault.outcome !== 'refused') return postpone(lane, delivery, fault.after ?? UNREACHABLE)
  const intent = await takeUp(lane, delivery, place)
  if (intent !== undefined) await settle(lane, intent, { state: 'dead', code: fault.code })
}

/** What an outcome comes to when no earlier try is in doubt. */
export const conclude = async (lane: Lane, intent: Intent, outcome: Outcome): Promise<Rest | undefined> => {
  switch (outcome.is) {
    case 'done':
      await settle(lane, intent, { state: 'sent', receipt: outcome.value })
      return undefined
    case 'refused':
      await settle(lane, intent, { state: 'dead', code: outcome.code })
      return undefined
    case 'not-sent':
      await retry(lane, intent, { code: outcome.code, after: outcome.rest?.after })
      return outcome.rest
    case 'unknown':
      await doubt(lane, intent, outcome.code)
      return outcome.rest
    case 'too-late':
      return undefined
  }
}

interface Trouble {
  readonly code: string
  readonly after?: Temporal.Duration | undefined
}

const retry = (lane: Lane, intent: Intent, { code, after }: Trouble): Promise<void> =>
  settle(lane, intent, {
    state: 'retry',
    code,
    notBefore: instantText(lane.clock().add(waitAfter(intent.delivery.attempt, after))),
  })

/** Nobody here can tell whether it has gone: by key it may go again, by look-up the platform is asked after the grace, else people are told. */
export const doubt = (lane: Lane, intent: Intent, code: string): Promise<void> => {
  switch (repeatsOf(lane, intent.delivery, intent.place)) {
    case 'key':
      return settle(lane, intent, { state: 'sending', code, again: waitAfter(intent.delivery.attempt) })
    case 'look-up':
      return settle(lane, intent, { state: 'sending', code: LOOK_UP, again: lane.patience.grace })
    case 'none':
      return settle(lane, intent, { state: 'unconfirmed', code })
  }
}
