// Port: a messenger brings a released document to a place, and can tell what became of it.
import type { Audience } from '#src/security/audience.ts'
import type { Place } from '#src/security/member.ts'
import type { Released } from './release.ts'

/** What a platform can do about a message whose answer was lost. */
export interface Capabilities {
  /** `key`: it drops a repeat of the same delivery id · `look-up`: it can be asked · `none`: nobody can tell. */
  readonly repeats: 'key' | 'look-up' | 'none'
  /** Whether a sent message can be changed in place. */
  readonly edits: 'yes' | 'no'
  /** For how long it drops a repeat by its key; later it is asked. For ever when absent. */
  readonly remembers?: Temporal.Duration
}

export interface Message {
  /** The delivery's id: the same for every attempt at the same message. */
  readonly id: string
  readonly place: Place
  readonly document: Released
  /** The receipt of the message in whose thread it goes. */
  readonly thread?: string
  /** What of it stands there already, when it takes several messages: only the others are to go, and those say what it says now. */
  readonly begun?: Receipt
  /** `ring`: people who are mentioned are notified; `quiet`: nobody is. */
  readonly urgency: 'ring' | 'quiet'
}

/** Names the message for ever, in the platform's own words, or each of its messages when it took several; opaque here. */
export type Receipt = string

/** Hears what stands there so far, before the next of several messages goes. Throws when it may not go. */
export type Progress = (soFar: Receipt) => Promise<void>

/** What stands there of a message; `begun`: others of its messages were to follow, and are not there. */
export interface Found {
  readonly receipt: Receipt
  readonly is: 'whole' | 'begun'
}

/**
 * Why a call did not end well.
 * `not-sent`: certainly not done, try again (after `after`, when the platform said) · `refused`: certainly not done, and
 * never will be · `unknown`: the answer was lost, nobody here can tell.
 */
export class SendFault extends Error {
  override readonly name = 'SendFault'
  readonly outcome: 'not-sent' | 'refused' | 'unknown'
  /** Short, without content: `rate-limited`, `http-503`, `no-answer`, `not-in-channel`. */
  readonly code: string
  readonly after?: Temporal.Duration
  /** What is to be left alone for so long: the place alone, or the whole platform. */
  readonly concerns: 'place' | 'platform'
  constructor(outcome: SendFault['outcome'], code: string, more: More = {}) {
    super(code, { cause: more.cause })
    this.outcome = outcome
    this.code = code
    this.concerns = more.concerns ?? 'platform'
    if (more.after !== undefined) this.after = more.after
  }
}

interface More {
  readonly after?: Temporal.Duration
  readonly concerns?: SendFault['concerns']
  readonly cause?: unknown
}

/** How far back, and in which threads beside the place itself, a message may be. */
export interface Where {
  readonly since: Temporal.Instant
  readonly threads: readonly Receipt[]
  /** What certainly stands there already: what follows it is looked for. */
  readonly begun?: Receipt
}

export interface Messenger {
  readonly platform: Place['platform']
  readonly capabilities: Capabilities
  /** What becomes of repeats in a place, where that differs from place to place. */
  readonly repeatsIn?: (place: Place) => Capabilities['repeats']
  /**
   * The address of a place from its first message on: a direct one may bear an account of its person until then, and the
   * conversation with them is opened. Throws SendFault, with nothing written to anybody. Absent where nothing is opened.
   */
  open?(place: Place): Promise<string>
  /** Who would read it there now; undefined while the place cannot be reached (no terminal, not in the room): it waits. */
  audience(place: Place): Promise<Audience | undefined>
  /** Throws SendFault, which concerns the first message that `progress` has not heard of. */
  send(message: Message, progress?: Progress): Promise<Receipt>
  /** Changes a sent message in place, each of its messages when it took several. Throws SendFault. */
  correct(receipt: Receipt, message: Message): Promise<Receipt>
  /** Takes a message out of a conversation, where the platform can: all of it, when it took several. Throws SendFault. */
  withdraw?(address: string, message: Receipt): Promise<void>
  /** Looks for a message of this id that may have arrived; only where repeats are looked up. Throws SendFault. */
  lookUp(id: string, place: Place, where: Where): Promise<Found | undefined>
}
