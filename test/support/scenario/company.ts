// Company: the people and rooms of one scenario, as the platforms would tell of them.
import type { Utterance } from '#src/conversation/utterance.ts'
import type { Audience } from '#src/security/audience.ts'
import type { Account, Place, Platform } from '#src/security/member.ts'
import { accountOf, addressOf } from './cast.ts'
import type { Person, Room, Spot } from './script.ts'

export interface Company {
  join(person: Person): void
  open(room: Room): void
  /** The spot as its platform names it. */
  addressOf(spot: Spot): Account
  /** Where the platform lets the bot write to whoever has this account; the address itself when it is nobody's account. */
  opened(address: Account): string
  /** What somebody says somewhere. */
  utterance(said: { readonly id: string; readonly by: string; readonly spot: Spot; readonly words: string }): Utterance
  /** How a place would be read now, as far as its platform knows. */
  surroundings(
    place: Pick<Place, 'platform' | 'address' | 'kind'>,
  ): Pick<Audience, 'destination' | 'privacy' | 'outsiders'>
}

type Destination = Utterance['place']['destination']

const destinations: Readonly<Record<Platform, Destination>> = {
  slack: 'slack',
  matrix: 'matrix-encrypted',
  console: 'terminal',
  hook: 'matrix-clear',
}

export const company = (): Company => {
  const people = new Map<string, Person>()
  const rooms = new Map<string, Room>()

  const platformOf = (spot: Spot): Platform =>
    'room' in spot
      ? known(rooms, spot.room).platform
      : (spot.on ?? (known(people, spot.direct).platforms[0] as Platform))

  return {
    join: person => void people.set(person.name, people.get(person.name) ?? person),
    open: room => void rooms.set(room.name, room),
    addressOf: spot => addressOf(spot, platformOf(spot)),
    opened: ({ platform, id }) => {
      const person = [...people.keys()].find(name => accountOf(name, platform).id === id)
      return person === undefined ? id : addressOf({ direct: person }, platform).id
    },
    utterance: ({ id, by, spot, words }) => {
      const platform = platformOf(spot)
      const room = 'room' in spot ? known(rooms, spot.room) : undefined
      return {
        id,
        speaker: { ...accountOf(by, platform), name: by, standing: known(people, by).standing },
        place: {
          ...addressOf(spot, platform),
          kind: room === undefined ? 'direct' : 'room',
          destination: room?.destination ?? destinations[platform],
          outsiders: room?.outsiders ?? 'none',
        },
        words,
      }
    },
    surroundings: ({ platform, address, kind }) => {
      const room = [...rooms.values()].find(one => addressOf({ room: one.name }, one.platform).id === address)
      return {
        destination: room?.destination ?? destinations[platform],
        privacy: kind === 'direct' ? 'private' : 'shared',
        outsiders: room?.outsiders ?? 'none',
      }
    },
  }
}

const known = <T>(all: ReadonlyMap<string, T>, name: string): T => {
  const found = all.get(name)
  if (found === undefined) throw new Error(`there is no ${name} in this scenario`)
  return found
}
