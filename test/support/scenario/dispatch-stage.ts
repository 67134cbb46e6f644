// Dispatch stage: a scenario straight through dispatch, on a fresh database in memory.

import type { Database } from '#db/database.ts'
import type { Command } from '#src/conversation/command.ts'
import { dispatch } from '#src/conversation/dispatch.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import type { Instruments } from '#src/ports.ts'
import { plainText } from '#src/reply/plain-text.ts'
import { blocksOf, type Released } from '#src/reply/release.ts'
import type { Choice } from '#src/result.ts'
import type { Platform } from '#src/security/member.ts'
import { accountOf, addressOf, enrol, link, spaceNamed } from './cast.ts'
import type { Person, Room, Spot } from './script.ts'
import type { Shown, Stage } from './stage.ts'

export interface Theatre {
  readonly database: Database
  readonly instruments: Instruments
  readonly menu: readonly Command[]
  /** Loads the calendar that ships into the database. */
  readonly loadShippedCalendar: (now: Temporal.Instant) => Promise<void>
}

const START = Temporal.Instant.from('2026-11-21T08:00:00Z')

/** A stage of its own for each scenario. Closing it closes the database. */
export const dispatchStage = ({ database, instruments, menu, loadShippedCalendar }: Theatre): Stage => {
  const { random } = instruments
  const people = new Map<string, Person>()
  const rooms = new Map<string, Room>()
  const posted = new Map<string, string[]>()
  const offered = new Map<string, readonly Choice[]>()
  let now = START
  let said = 0

  const utterance = (by: string, spot: Spot, words: string): Utterance => {
    const person = people.get(by)
    if (person === undefined) throw new Error(`nobody is called ${by}`)
    const room = 'room' in spot ? known(rooms, spot.room) : undefined
    const platform = room?.platform ?? ('direct' in spot ? spot.on : undefined) ?? (person.platforms[0] as Platform)
    return {
      id: `said-${++said}`,
      speaker: { ...accountOf(by, platform), name: by, standing: person.standing },
      place: {
        ...addressOf(spot, platform),
        kind: room === undefined ? 'direct' : 'room',
        destination: room?.destination ?? destinations[platform as keyof typeof destinations],
        outsiders: room?.outsiders ?? 'none',
      },
      words,
    }
  }

  return {
    home: async name => void (await spaceNamed(name, database.stores, random)),
    join: async person => {
      const before = people.get(person.name)
      people.set(person.name, before ?? person)
      await enrol(person, database.stores, random)
    },
    open: async room => {
      rooms.set(room.name, room)
      await link(room, database.stores, random)
    },
    loadShippedCalendar: () => loadShippedCalendar(now),
    now: () => now,
    until: async later => {
      if (Temporal.Instant.compare(later, now) < 0) throw new Error('the clock of a scenario only goes forward')
      now = later
    },
    say: async ({ by, spot, words }) => {
      const key = `${by} ${spotName(spot)}`
      const full = pressed(words, offered.get(key) ?? [])
      const { outcome, document } = await dispatch(utterance(by, spot, full), now, {
        ...database,
        instruments,
        menu,
        about: { version: '0.0.0', publicUrl: 'http://localhost:8080', database: 'SQLite', calendar: '2026-11-20' },
        root: 'un',
      })
      offered.set(key, pressable(document))
      const lines = linesOf(document)
      if (document.to === 'asker' || !('room' in spot))
        return { lines, outcome: outcome === 'refused' ? outcome : 'done' }
      posted.set(spot.room, [...(posted.get(spot.room) ?? []), ...lines])
      return { lines: [], outcome: outcome === 'refused' ? outcome : 'done' } satisfies Shown
    },
    shown: async spot => {
      const lines = posted.get(spotName(spot)) ?? []
      posted.delete(spotName(spot))
      return lines
    },
    [Symbol.asyncDispose]: () => database.close(),
  }
}

/** Nobody talks through a gateway for messages. */
const destinations: Readonly<Record<Exclude<Platform, 'hook'>, Utterance['place']['destination']>> = {
  slack: 'slack',
  matrix: 'matrix-encrypted',
  console: 'terminal',
}

const known = <T>(all: ReadonlyMap<string, T>, name: string): T => {
  const found = all.get(name)
  if (found === undefined) throw new Error(`there is no ${name} here`)
  return found
}

const spotName = (spot: Spot): string => ('room' in spot ? spot.room : spot.direct)

const linesOf = (document: Released): readonly string[] =>
  plainText(document)
    .split('\n')
    .filter(line => line.trim() !== '')

/** What can be pressed or chosen by number, in order. */
const pressable = (document: Released): readonly Choice[] =>
  blocksOf(document).flatMap(block =>
    block.kind === 'choices' ? block.choices : block.kind === 'actions' ? block.actions : [],
  )

/** The words behind `[Confirm]`, or behind the number of a choice; other words are what they are. */
const pressed = (words: string, offered: readonly Choice[]): string => {
  const label = /^\[(.+)\]$/.exec(words)?.[1]
  if (label === undefined && !/^\d$/.test(words)) return words
  const choice = label === undefined ? offered[Number(words) - 1] : offered.find(one => one.label === label)
  if (choice === undefined)
    throw new Error(`nothing to press: ${words}; there is ${offered.map(one => `[${one.label}]`).join(' ')}`)
  return choice.words
}
