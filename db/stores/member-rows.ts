// Member rows: how spaces, members and places lie in their tables.
import type { Selectable } from 'kysely'
import type { Schema } from '#db/schema.ts'
import {
  defaultPreferences,
  type Member,
  type MemberId,
  type OrganisationId,
  type Place,
  type PlaceId,
  type Platform,
  type Role,
  type Space,
  type SpaceId,
} from '#src/security/member.ts'
import { present } from './present.ts'

/** A person in one space, joined from three tables. */
export interface MemberRow {
  readonly id: string
  readonly name: string
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
  name: row.name,
  space: row.space as SpaceId,
  role: row.role as Role,
  ...(row.organisation === null || row.organisation_name === null
    ? {}
    : { organisation: { id: row.organisation as OrganisationId, name: row.organisation_name } }),
  // A preference that came with a later version has its default for people who chose before.
  preferences: { ...defaultPreferences, ...JSON.parse(row.preferences) },
})

export const toPlace = (row: Selectable<Schema['place']>): Place => ({
  id: row.id as PlaceId,
  platform: row.platform as Platform,
  address: row.address,
  kind: row.kind as Place['kind'],
  ...present({ space: row.space as SpaceId | null, member: row.member as MemberId | null }),
})
