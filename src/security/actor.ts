// Actor: who speaks, in which space, with which role; the only thing that permissions look at.
import type { Member, MemberId, OrganisationId, Platform, Preferences, Role, Space } from './member.ts'
import { defaultPreferences } from './member.ts'

export interface Actor {
  readonly space: Space
  readonly role: Role
  /** Absent for a person of a linked place who is not a member: an observer. */
  readonly member?: MemberId
  /** Such an observer, when they set something for themselves before; nothing else hangs on it. */
  readonly person?: MemberId
  readonly name: string
  readonly organisation?: OrganisationId
  readonly preferences: Preferences
  readonly platform: Platform
  /** `operator` speaks for a member by `--as`: audited, never a second person, never in the vault. */
  readonly speaking: 'self' | 'operator'
}

export const actorOf = (member: Member, space: Space, on: Pick<Actor, 'platform' | 'speaking'>): Actor => ({
  space,
  role: member.role,
  member: member.id,
  name: member.name,
  ...(member.organisation === undefined ? {} : { organisation: member.organisation.id }),
  preferences: member.preferences,
  ...on,
})

/** A full person of a linked place who was never added as a member; known when they set something for themselves. */
export const observerOf = (space: Space, platform: Platform, person?: Pick<Member, 'id' | 'preferences'>): Actor => ({
  space,
  role: 'observer',
  ...(person === undefined ? {} : { person: person.id }),
  name: 'somebody here',
  preferences: person?.preferences ?? defaultPreferences,
  platform,
  speaking: 'self',
})
