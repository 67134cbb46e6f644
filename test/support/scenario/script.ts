// Script: a scenario as it was read: who is there, and what is said, shown and waited for.

import type { Utterance } from '#src/conversation/utterance.ts'
import type { Platform, Role } from '#src/security/member.ts'

/** Somebody of the scenario. */
export interface Person {
  readonly name: string
  /** The first is where they speak unless the line says another. */
  readonly platforms: readonly Platform[]
  readonly standing: Utterance['speaker']['standing']
  readonly membership?: { readonly space: string; readonly role: Role; readonly organisation?: string }
}

/** A room of the scenario, `#civic`. */
export interface Room {
  readonly name: string
  readonly platform: Platform
  readonly destination: Utterance['place']['destination']
  readonly outsiders: Utterance['place']['outsiders']
  readonly space?: string
}

/** Where something is said or shown: a room, or the direct conversation with somebody. */
export type Spot = { readonly room: string } | { readonly direct: string; readonly on?: Platform }

export type Answered = { readonly text: string } | { readonly trouble: string }

export type Step = { readonly line: number } & (
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'room'; readonly room: Room }
  | { readonly kind: 'home'; readonly space: string }
  | { readonly kind: 'shipped calendar' }
  /** What somebody else's server answers from now on: a text, or the sentence of a failure. */
  | { readonly kind: 'website'; readonly address: string; readonly answer: Answered }
  | { readonly kind: 'at'; readonly at: Temporal.Instant }
  | { readonly kind: 'later' | 'down'; readonly by: Temporal.Duration }
  | {
      readonly kind: 'say'
      readonly by: string
      readonly spot: Spot
      readonly words: string
      /** What the bot must answer to whoever spoke; absent when any answer but a refusal will do. */
      readonly expected?: readonly string[]
    }
  /** What must have been posted in a spot since it was looked at last. */
  | { readonly kind: 'shown'; readonly spot: Spot; readonly expected: readonly string[] }
)

export interface Scenario {
  readonly title: string
  readonly steps: readonly Step[]
}
