// Said: something said to the bot in Slack, typed, pressed or submitted, as an utterance.
import type { Utterance } from '#src/conversation/utterance.ts'
import type { DirectRooms } from './direct-rooms.ts'
import { inTime } from './in-time.ts'
import type { People } from './people.ts'
import type { Rooms } from './rooms.ts'
import type { Waits } from './waits.ts'
import type { Workspace } from './workspaces.ts'

export interface Said {
  /** Slack's own id of it: the same for every delivery of the same thing. */
  readonly id: string
  readonly workspace: Workspace
  readonly user: string
  /** The bare id of where it was said; none on the bot's own page. */
  readonly channel?: string
  /** Without the root word. */
  readonly words: string
  /** As an utterance says. */
  readonly stillWaits?: () => 'yes' | 'no'
  /** Set when the room is to see the answer. */
  readonly shows?: 'room'
}

export interface Surroundings {
  readonly people: People
  readonly rooms: Rooms
  readonly directs: DirectRooms
  readonly waits: Waits
}

/** Throws SendFault when Slack does not say who somebody is. */
export const utteranceOf = async (said: Said, { people, rooms, directs, waits }: Surroundings): Promise<Utterance> => {
  const { workspace, user, channel } = said
  const person = await people.of(workspace, user)
  const direct = channel === undefined || channel.startsWith('D')
  const id = direct ? await directs.of(workspace, user) : channel
  const room = direct
    ? undefined
    : await inTime(
        rooms.of(workspace, id).catch(() => undefined),
        waits.room,
      )
  return {
    id: said.id,
    speaker: {
      platform: 'slack',
      id: `${workspace.prefix}${user}`,
      name: person.name,
      standing: person.standing === 'gone' ? 'outside' : person.standing,
    },
    place: {
      platform: 'slack',
      id: `${workspace.prefix}${id}`,
      kind: direct ? 'direct' : 'room',
      destination: 'slack',
      // What Slack does not tell in time is taken for the worst.
      outsiders: direct ? 'none' : (room?.outsiders ?? 'other-organisations'),
    },
    words: said.words,
    ...(said.stillWaits === undefined ? {} : { stillWaits: said.stillWaits }),
    ...(said.shows === undefined ? {} : { shows: said.shows }),
  }
}
