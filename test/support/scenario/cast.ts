// Cast: the people and rooms of a scenario as a database and the platforms know them.
import type { Stores } from '#src/ports.ts'
import type { Account, MemberId, OrganisationId, PlaceId, Platform, Space, SpaceId } from '#src/security/member.ts'
import type { Random } from '#src/security/random.ts'
import type { Person, Room, Spot } from './script.ts'

/** The account that somebody has on a platform: `slack:UAMINA`, `matrix:@amina:example.org`, `console:local`. */
export const accountOf = (person: string, platform: Platform): Account => {
  const ids: Readonly<Record<Platform, string>> = {
    slack: `U${person.toUpperCase()}`,
    matrix: `@${person}:example.org`,
    console: 'local',
    hook: person,
  }
  return { platform, id: ids[platform] }
}

/** The address of a room, or of the direct conversation with somebody. */
export const addressOf = (spot: Spot, platform: Platform): Account => {
  const name = 'room' in spot ? spot.room.slice(1) : `${spot.direct}-direct`
  const code = name.replace('-', '').toUpperCase()
  const ids: Readonly<Record<Platform, string>> = {
    slack: 'room' in spot ? `C${code}` : `D${code}`,
    matrix: `!${name}:example.org`,
    console: 'terminal',
    hook: name,
  }
  return { platform, id: ids[platform] }
}

type Book = Pick<Stores, 'members'>

export const slugOf = (name: string): string => name.toLowerCase().replaceAll(' ', '-')

/** The space of that name, made when it is new; the first one made is the home space. */
export const spaceNamed = async (name: string, { members }: Book, random: Random): Promise<Space> => {
  const known = await members.findSpace(slugOf(name))
  if (known !== undefined) return known
  const home = (await members.spaces()).length === 0
  const space: Space = { id: random.id() as SpaceId, slug: slugOf(name), name, home }
  await members.addSpace(space, PAST)
  return space
}

/** When everybody joined, long before any scenario. */
const PAST = '2026-01-01T00:00:00.000Z'

/** Makes somebody a member as their line says; strangers stay unknown. */
export const enrol = async ({ name, platforms, membership }: Person, book: Book, random: Random): Promise<void> => {
  const [first] = platforms
  if (membership === undefined || first === undefined) return
  const space = await spaceNamed(membership.space, book, random)
  const known = capital(name)
  const member = await book.members.addPerson(
    accountOf(name, first),
    { id: random.id() as MemberId, name: known },
    PAST,
  )
  const organisation = await organisationNamed(membership.organisation, { space, book, random })
  await book.members.setMembership(
    { space: space.id, member, role: membership.role, ...(organisation === undefined ? {} : { organisation }) },
    PAST,
  )
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

const organisationNamed = async (
  name: string | undefined,
  { space, book, random }: { space: Space; book: Book; random: Random },
): Promise<OrganisationId | undefined> => {
  if (name === undefined) return undefined
  const known = (await book.members.organisations(space.id)).find(one => one.name === name)
  if (known !== undefined) return known.id
  const id = random.id() as OrganisationId
  await book.members.addOrganisation(space.id, { id, name })
  return id
}

/** Links a room as its line says; other rooms stay unknown. */
export const link = async (room: Room, book: Book, random: Random): Promise<void> => {
  if (room.space === undefined) return
  const space = await spaceNamed(room.space, book, random)
  const { platform, id: address } = addressOf({ room: room.name }, room.platform)
  await book.members.setPlace(
    { id: random.id() as PlaceId, platform, address, kind: 'room', space: space.id },
    undefined,
    PAST,
  )
}
