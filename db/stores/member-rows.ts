// Member rows: how spaces, members and places lie in their tables.
import type { Selectable } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type {
  Member,
  MemberId,
  OrganisationId,
  Place,
  PlaceId,
  Platform,
  Role,
  Space,
  SpaceId,
} from '#src/security/member.ts'
import type { Person } from '#src/security/members.ts'
import { preferencesFromJson } from './preferences-json.ts'
import { present } from './present.ts'

/** A person in one space, joined from three tables. */
export interface MemberRow {
  readonly id: string
  readonly name: string
  /** What this space calls them. */
  readonly called: string | null
  readonly preferences: string
  readonly chosen_space: string | null
  readonly space: string
  readonly role: string
  readonly organisation: string | null
  readonly organisation_name: string | null
}

export const toSpace = (row: Selectable<Schema['space']>): Space => ({
  id: row.id as SpaceId,
  slug: row.slug,
  name: row.name,
  home: row.home === 1,
})

export const toMember = (row: MemberRow): Member => ({
  id: row.id as MemberId,
  name: row.called ?? row.name,
  space: row.space as SpaceId,
  role: row.role as Role,
  ...(row.organisation === null || row.organisation_name === null
    ? {}
    : { organisation: { id: row.organisation as OrganisationId, name: row.organisation_name } }),
  preferences: preferencesFromJson(row.preferences),
})

export const toPerson = ({ id, name, preferences }: Pick<MemberRow, 'id' | 'name' | 'preferences'>): Person => ({
  id: id as MemberId,
  name,
  preferences: preferencesFromJson(preferences),
})

export const toPlace = (row: Selectable<Schema['place']>): Place => ({
  id: row.id as PlaceId,
  platform: row.platform as Platform,
  address: row.address,
  kind: row.kind as Place['kind'],
  ...present({ space: row.space as SpaceId | null, member: row.member as MemberId | null }),
})
