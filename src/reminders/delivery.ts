// Delivery: one message on its way out or sent; it holds ids only, and its states are a table.
import type { EventId } from '#src/calendar/event.ts'
import type { PlaceId, SpaceId } from '#src/security/member.ts'
import type { Lead } from './lead.ts'

const deliveryKinds = ['reminder', 'notice', 'correction', 'digest', 'overdue', 'report', 'word', 'card'] as const
export type DeliveryKind = (typeof deliveryKinds)[number]

export const deliveryStates = [
  'queued',
  'sending',
  'sent',
  'retry',
  'unconfirmed',
  'expired',
  'withdrawn',
  'dead',
] as const
export type DeliveryState = (typeof deliveryStates)[number]

/**
 * What can follow what. `sending` is written before the call leaves; how it ended is written after. Nothing leaves the
 * books: the last five are where a delivery rests.
 */
export const transitions: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  queued: ['sending', 'expired', 'withdrawn'],
  /**
   * `retry` after an answer that says "not done"; `unconfirmed` when nobody will be able to tell; `sending` while somebody
   * still may, with a code that says why it is in doubt;
   * `withdrawn` in the transaction that took it, when there was nothing to say any more.
   */
  sending: ['sent', 'retry', 'unconfirmed', 'dead', 'sending', 'withdrawn'],
  retry: ['sending', 'expired', 'withdrawn', 'dead'],
  /** A person asked to send it again, or found that it had arrived; `sending`, in doubt, when a clock that ran ahead gave it up too soon. */
  unconfirmed: ['queued', 'sent', 'sending'],
  /** The clock had run ahead and was put back; so it is with a withdrawn one that stands on a list of overdue ones. */
  expired: ['queued'],
  sent: [],
  withdrawn: ['queued'],
  dead: ['queued'],
}

export interface Delivery {
  readonly id: string
  readonly kind: DeliveryKind
  readonly space: SpaceId
  readonly place: PlaceId
  /** What it is about; a digest and a list of overdue ones are about several things, kept beside it. */
  readonly event?: EventId
  /** The date revision (SEQUENCE) that it was planned for. */
  readonly sequence?: number
  readonly lead?: Lead
  readonly subscription?: number
  /** The change that a correction carries, or a report is about. */
  readonly change?: number
  /** The sent delivery that a correction corrects. */
  readonly corrects?: string
  readonly quiet?: 'held' | 'early'
  /** When it ought to go out; later is said. */
  readonly dueAt: string
  /** After this it is of no use. */
  readonly notAfter: string
  readonly state: DeliveryState
  readonly attempt: number
  /** Counts who took it on, so that a process that woke up late cannot settle it. */
  readonly fence: number
  /** What stands on the platform, whatever the state: of one that took several messages, those that certainly went. */
  readonly receipt?: string
  /** A short code of the last trouble: `rate-limited`, `http-503`, `no-answer`, `moved`. */
  readonly code?: string
  readonly sentAt?: string
}
