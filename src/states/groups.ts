// Groups of States, regional and political, by day. They are no parties to a vote: they matter for figures and asks.
import { type DaySpan, daySpan, includesDay } from './day-span.ts'
import { fold } from './fold.ts'
import data from './groups.json' with { type: 'json' }
import { oneOf } from './one-of.ts'
import { type Iso3, iso3 } from './state.ts'

export const GROUP_IDS = [
  'AFRICAN',
  'ASIA_PACIFIC',
  'EEG',
  'GRULAC',
  'WEOG',
  'EU',
  'OIC',
  'LMG',
  'ARAB',
  'NAM',
  'CANZ',
  'JUSCANZ',
  'GCC',
  'ASEAN',
  'NB8',
  'BENELUX',
] as const
export type GroupId = (typeof GROUP_IDS)[number]

/** One State's membership of a group; no `from` or `to` where none is known. */
export interface GroupMember extends DaySpan {
  readonly iso3: Iso3
  readonly uncertain?: true
  readonly note?: string
}

export interface Group {
  readonly id: GroupId
  readonly name: string
  readonly kind: 'regional' | 'political' | 'organisation' | 'informal'
  readonly aliases: readonly string[]
  /** The whole list was not checked against a page of the group. */
  readonly uncertain: boolean
  readonly note: string | undefined
  readonly members: readonly GroupMember[]
}

/** One line of a group in groups.json. */
interface MembersLine {
  readonly members: readonly string[]
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly uncertain?: boolean | undefined
  readonly note?: string | undefined
}

const KINDS = ['regional', 'political', 'organisation', 'informal'] as const

const toMembers = (line: MembersLine): readonly GroupMember[] =>
  line.members.map(code => ({
    iso3: iso3(code),
    ...daySpan(line),
    ...(line.uncertain === true && { uncertain: true as const }),
    ...(line.note !== undefined && { note: line.note }),
  }))

export const groups: readonly Group[] = data.groups.map(record => ({
  id: oneOf(GROUP_IDS, record.id),
  name: record.name,
  kind: oneOf(KINDS, record.kind),
  aliases: record.aliases,
  uncertain: record.uncertain ?? false,
  note: record.note,
  members: record.members.flatMap(toMembers),
}))

const byId: ReadonlyMap<GroupId, Group> = new Map(groups.map(group => [group.id, group]))

export const groupOf = (id: GroupId): Group => {
  const group = byId.get(id)
  if (group === undefined) throw new Error(`groups.json lacks ${id}`)
  return group
}

/** The members of a group on a day, in order of code; `uncertain` where the list or the line is. */
export const groupMembersOn = (id: GroupId, day: Temporal.PlainDate): readonly GroupMember[] => {
  const { members, uncertain } = groupOf(id)
  return members
    .filter(member => includesDay(member, day.toString()))
    .map(member => (uncertain ? { ...member, uncertain } : member))
    .sort((a, b) => (a.iso3 < b.iso3 ? -1 : 1))
}

const byName: ReadonlyMap<string, GroupId> = new Map(
  groups.flatMap(({ id, name, aliases }) => [id, name, ...aliases].map(text => [fold(text), id])),
)

/** The group of a name or abbreviation: "AFR", "African Group", "WEOG", "the EU". */
export const findGroup = (text: string): GroupId | undefined => byName.get(fold(text))
