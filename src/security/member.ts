// Members: people with linked accounts, their organisation and their role in a space.

export type SpaceId = string & { readonly __brand: 'SpaceId' }
export type MemberId = string & { readonly __brand: 'MemberId' }
export type OrganisationId = string & { readonly __brand: 'OrganisationId' }
export type PlaceId = string & { readonly __brand: 'PlaceId' }

/** Lowest first: each may do what those before it may. */
export const roles = ['observer', 'advocate', 'coordinator', 'owner'] as const
export type Role = (typeof roles)[number]

export const atLeast = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed)

export const platforms = ['console', 'slack', 'matrix', 'hook'] as const
export type Platform = (typeof platforms)[number]

/** One coalition or working group. */
export interface Space {
  readonly id: SpaceId
  readonly slug: string
  readonly name: string
  /** The home space curates what is public. */
  readonly home: boolean
}

/** What a person chose for themselves (`me`). */
export interface Preferences {
  /** IANA zone. */
  readonly zone: string
  readonly language: 'en' | 'fr' | 'es'
  /** Local hours, `22:00-07:00`; none when absent. */
  readonly quiet?: string
  readonly cover: 'on' | 'off'
  /** Hours after which private answers above GREEN are tidied away in direct rooms. */
  readonly tidyHours: number
}

export const defaultPreferences: Preferences = { zone: 'Europe/Zurich', language: 'en', cover: 'off', tidyHours: 24 }

/** A person in one space. */
export interface Member {
  readonly id: MemberId
  readonly name: string
  readonly space: SpaceId
  readonly role: Role
  readonly organisation?: { readonly id: OrganisationId; readonly name: string }
  readonly preferences: Preferences
}

/** An account on a platform, as the platform names it. */
export interface Account {
  readonly platform: Platform
  readonly id: string
}

/** A channel, room, direct conversation or terminal, linked to one space. */
export interface Place {
  readonly id: PlaceId
  readonly platform: Platform
  /** What the platform calls it. */
  readonly address: string
  readonly kind: 'room' | 'direct'
  readonly space?: SpaceId
  /** The one member of a direct place. */
  readonly member?: MemberId
}
