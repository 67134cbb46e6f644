// First start: the home space, the console as its owner, and the owners that the operator named.
import type { Stores } from '#src/ports.ts'
import type { Account, MemberId, PlaceId, Space, SpaceId } from '#src/security/member.ts'
import type { Random } from '#src/security/random.ts'
import { consoleAccount, consolePlace } from './console-utterance.ts'

interface Start {
  readonly stores: Pick<Stores, 'members' | 'audit' | 'version'>
  readonly random: Random
  /** 24-character UTC text. */
  readonly at: string
  readonly owners: readonly Account[]
}

/** Makes what is missing and leaves the rest alone, so that every start may call it. */
export const firstStart = async (start: Start): Promise<void> => {
  const space = await homeSpace(start)
  const made = [await own(start, space, consoleAccount), await consoleTerminal(start)]
  for (const owner of start.owners) made.push(await own(start, space, owner))
  const ids = made.filter(id => id !== undefined)
  if (ids.length === 0) return
  await start.stores.audit.record({ at: start.at, by: 'system', verb: 'start', ids, outcome: 'done' })
  await start.stores.version.raise()
}

const homeSpace = async ({ stores: { members }, random, at }: Start): Promise<Space> => {
  const known = await members.findSpace('home')
  if (known !== undefined) return known
  const space: Space = { id: random.id() as SpaceId, slug: 'home', name: 'Home', home: true }
  await members.addSpace(space, at)
  return space
}

/** Gives an account the role of owner; the id of whom it concerns when that was new. */
const own = async (
  { stores: { members }, random, at }: Start,
  space: Space,
  account: Account,
): Promise<string | undefined> => {
  const known = (await members.membershipsOf(account)).find(one => one.space === space.id)
  if (known?.role === 'owner') return undefined
  const name = account.platform === 'console' ? 'console' : account.id
  const member = await members.addPerson(account, { id: random.id() as MemberId, name }, at)
  const organisation = known?.organisation === undefined ? {} : { organisation: known.organisation.id }
  await members.setMembership({ space: space.id, member, role: 'owner', ...organisation }, at)
  return member
}

/** The terminal as a place, so that it can follow something. */
const consoleTerminal = async ({ stores: { members }, random, at }: Start): Promise<string | undefined> => {
  if ((await members.findPlace(consolePlace)) !== undefined) return undefined
  const member = (await members.membershipsOf(consoleAccount))[0]?.id
  const id = random.id() as PlaceId
  const { platform, id: address } = consolePlace
  await members.setPlace(
    { id, platform, address, kind: 'direct', ...(member === undefined ? {} : { member }) },
    member,
    at,
  )
  return id
}
