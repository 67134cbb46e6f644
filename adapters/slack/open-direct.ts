// Open direct: the conversation with a full member who never wrote to the bot directly, opened when something is to go there.
import { SendFault } from '#src/reply/messenger.ts'
import type { Place } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import { userIn } from './bare-id.ts'
import type { DirectRooms } from './direct-rooms.ts'
import type { People } from './people.ts'
import { troubles } from './troubles.ts'
import { turns } from './turns.ts'
import type { Workspaces } from './workspaces.ts'

interface Surroundings {
  readonly workspaces: Pick<Workspaces, 'ofAddress'>
  readonly people: People
  readonly directs: DirectRooms
  readonly accountsOf: Members['accountsOf']
  readonly elapsed: () => number
}

/** So many are opened at once; the others wait for their turn. */
const AT_ONCE = 2

/** The address of a place, as a messenger's `open`. Nothing is written to anybody by it. Throws SendFault. */
export type OpenDirect = (place: Place) => Promise<string>

export const openDirect = ({ workspaces, people, directs, accountsOf, elapsed }: Surroundings): OpenDirect => {
  const trouble = troubles(elapsed)
  const turn = turns(AT_ONCE)
  return async ({ address, kind, member }) => {
    const found = workspaces.ofAddress(address)
    if (found === undefined || kind === 'room' || !IS_PERSON.test(found.id)) return address
    const { workspace, id: user } = found
    const accounts = member === undefined ? [] : await accountsOf(member)
    if (userIn(accounts, workspace) !== user) throw new SendFault('refused', 'not-their-account')
    const open = () =>
      trouble.watched(`${workspace.team}: open`, async () => {
        if ((await people.of(workspace, user)).standing !== 'full') throw new SendFault('refused', 'not-a-full-member')
        return `${workspace.prefix}${await directs.of(workspace, user)}`
      })
    return turn(open, 'can wait')
  }
}

const IS_PERSON = /^[UW]/
