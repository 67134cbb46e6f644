// Contact: one conversation with a delegation, as it is kept in the vault and as one reader may know it.

import type { Actor } from '#src/security/actor.ts'
import type { MemberId, OrganisationId } from '#src/security/member.ts'
import { atLeast } from '#src/security/member.ts'
import type { Columns, VaultRecord } from '#src/security/vault.ts'
import { standsFor } from '#src/security/vault-access.ts'
import type { Iso3 } from '#src/states/state.ts'
import type { Confidence } from './confidence.ts'
import type { Heard } from './heard.ts'
import type { Stance } from './stance.ts'

/** Who of a mission they were: a rank, never a person. */
export const LEVELS = ['desk', 'expert', 'first-secretary', 'counsellor', 'deputy', 'ambassador', 'capital'] as const
export type Level = (typeof LEVELS)[number]

export const CHANNELS = ['in-person', 'phone', 'message', 'email', 'letter', 'meeting', 'other'] as const
export type Channel = (typeof CHANNELS)[number]

/** What is made of picks alone; the whole space may read it. */
export interface Picks {
  readonly state: Iso3
  readonly stance?: Stance
  readonly confidence: Confidence
  /** The ask that it was about, `A7`. */
  readonly ask?: string
  /** The day of the conversation, ISO. */
  readonly day: string
  /** When to come back to them, ISO. */
  readonly next?: string
}

/** What only the author's organisation may read. */
export interface Details {
  readonly city?: string
  readonly level?: Level
  readonly channel?: Channel
  /** What they want: "OP5 softer". */
  readonly wants?: string
  /** How the mission likes to be spoken to: "by email, before ten". */
  readonly prefers?: string
  readonly note?: string
}

export interface Contact extends Picks {
  /** C118. */
  readonly name: string
  readonly version: number
  readonly keepUntil: string
  /** Absent for a reader who may not have them, or where none were given. */
  readonly details?: Details
  readonly author: MemberId
  readonly organisation?: OrganisationId
}

/** How a contact is sealed: the picks apart from what only one organisation reads. */
export const columnsOf = (picks: Picks, details: Details): Columns => ({
  picks: { label: 'AMBER', value: picks },
  ...(Object.keys(details).length === 0 ? {} : { details: { label: 'AMBER+STRICT', value: details } }),
})

/** By what contacts are found without opening the others. */
export const indexOf = (
  { state, ask }: Pick<Picks, 'state' | 'ask'>,
  author: MemberId,
): Readonly<Record<string, string>> => ({
  ...{ state, author },
  ...(ask === undefined ? {} : { ask }),
})

export const contactFrom = (record: VaultRecord): Contact => {
  const { name, version, keepUntil, author, organisation, columns } = record
  const details = columns.details?.value as Details | undefined
  return {
    ...(columns.picks?.value as Picks),
    ...(details === undefined ? {} : { details }),
    ...(organisation === undefined ? {} : { organisation }),
    ...{ name, version, keepUntil, author },
  }
}

/** Only where a stance was given. */
export const heardIn = (contacts: readonly Contact[]): readonly (Heard & { readonly contact: Contact })[] =>
  contacts.flatMap(contact =>
    contact.stance === undefined
      ? []
      : [{ state: contact.state, stance: contact.stance, confidence: contact.confidence, day: contact.day, contact }],
  )

/** Who asks, as far as it decides how much of a contact they may know. */
export type Eyes = Pick<Actor, 'role' | 'member' | 'organisation'>

/** A room: of no organisation, and not of coordinators only. */
const THE_ROOM: Eyes = { role: 'observer' }

/** As whom an answer is read: whoever asks for themselves, or the room that they show it to. */
export const eyesOf = (actor: Eyes, shows: 'room' | undefined): Eyes => (shows === 'room' ? THE_ROOM : actor)

/**
 * How much of a contact somebody may know: whose it was and on which day (their own organisation's, and coordinators), or
 * only what was said and how long ago.
 */
export const knows = (
  { author, organisation }: Pick<Contact, 'author' | 'organisation'>,
  actor: Eyes,
): 'who-and-when' | 'what-and-age' => {
  const side = standsFor({ member: author, ...(organisation === undefined ? {} : { organisation }) })
  const isOwn = side !== undefined && side === standsFor(actor)
  return isOwn || atLeast(actor.role, 'coordinator') ? 'who-and-when' : 'what-and-age'
}
