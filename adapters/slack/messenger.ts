// Messenger: reminders and notices to Slack, each call tried once; what may have arrived is looked up where history may be read.

import { begun } from '#src/reply/begun.ts'
import { type Messenger, SendFault } from '#src/reply/messenger.ts'
import type { Audience } from '#src/security/audience.ts'
import type { Place } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import { userIn } from './bare-id.ts'
import { correct, type Dispatching, EVENT_TYPE, send } from './deliveries.ts'
import { lookUps } from './look-ups.ts'
import type { OpenDirect } from './open-direct.ts'
import type { People } from './people.ts'
import { namesIn, reached, type Spot, spotOf, threadIn } from './spot.ts'
import { troubles } from './troubles.ts'
import { withdraw } from './withdraw.ts'
import type { Workspace } from './workspaces.ts'

export interface Post extends Omit<Dispatching, 'trouble' | 'begun'> {
  readonly people: People
  readonly open: OpenDirect
  readonly accountsOf: Members['accountsOf']
  readonly elapsed: () => number
}

export const slackMessenger = (desk: Post): Messenger => {
  const trouble = troubles(desk.elapsed)
  const found = lookUps({ eventType: EVENT_TYPE, elapsed: desk.elapsed })
  const dispatching: Dispatching = { ...desk, trouble, begun: begun() }
  return {
    platform: 'slack',
    capabilities: { repeats: 'none', edits: 'yes' },
    // Whose token it is may not be known yet, just after the start: then it is too early to say that nobody can tell.
    repeatsIn: place => {
      const spot = spotOf(desk.workspaces, place)
      return spot === undefined || canLookUp(spot) ? 'look-up' : 'none'
    },
    open: desk.open,
    audience: place => audienceOf(place, desk),
    send: (message, progress = async () => undefined) => send(message, progress, dispatching),
    correct: (receipt, message) => correct(receipt, message, dispatching),
    withdraw: (address, receipt) => withdraw(address, receipt, desk),
    lookUp: async (id, place, { since, threads, begun }) => {
      const spot = reached(spotOf(desk.workspaces, place))
      if (!canLookUp(spot)) throw new SendFault('refused', 'no-answer')
      const inThreads = threads.map(thread => threadIn(thread, spot)).filter(ts => ts !== undefined)
      const within = { since, threads: inThreads, known: namesIn(begun) }
      return trouble.watched(place.address, () => found.find(spot, id, within))
    },
  }
}

/** Which permission lets the messages of a channel be read, by the first letter of its id; some private ones begin like public ones. */
const HISTORY: Readonly<Record<string, readonly string[]>> = {
  C: ['channels:history', 'groups:history'],
  G: ['groups:history'],
  D: ['im:history'],
}

const canLookUp = ({ channel, workspace }: Spot): boolean =>
  HISTORY[channel[0] ?? '']?.every(scope => workspace.scopes.has(scope)) ?? false

const audienceOf = async (place: Place, desk: Post): Promise<Audience | undefined> => {
  const spot = spotOf(desk.workspaces, place)
  if (spot === undefined) return undefined
  const { workspace, channel } = spot
  const common = { destination: 'slack', vault: 'open', greenInFeeds: 'no' } as const
  try {
    if (place.kind === 'direct') {
      if (!(await isTheirs(place, workspace, desk))) return undefined
      return {
        ...common,
        privacy: 'private',
        outsiders: 'none',
        readers: place.member === undefined ? [] : [place.member],
      }
    }
    const room = await desk.rooms.of(workspace, channel)
    if (room.joined === 'yes') return { ...common, privacy: 'shared', outsiders: room.outsiders, readers: [] }
    void desk.lost(workspace, channel, room.joined === 'archived' ? 'archived' : 'left')
    return undefined
  } catch (error) {
    if (!(error instanceof SendFault)) throw error
    if (error.code === 'channel-not-found') void desk.lost(workspace, channel, 'gone')
    // Nobody knows now who reads it: it waits.
    return undefined
  }
}

/** Whoever is deactivated, or is this person no longer, gets nothing more; where Slack does not say, they are still there. */
const isTheirs = async ({ member }: Place, workspace: Workspace, { people, accountsOf }: Post): Promise<boolean> => {
  const user = userIn(member === undefined ? [] : await accountsOf(member), workspace)
  if (user === undefined) return false
  const person = await people.of(workspace, user).catch(() => undefined)
  return person?.standing !== 'gone'
}
