// Dispatch stage: a scenario straight through dispatch and the jobs of the clock, on a fresh database in memory.
import type { Command } from '#src/conversation/command.ts'
import { type Answer, dispatch } from '#src/conversation/dispatch.ts'
import { accountWords } from '#src/conversation/read-account.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import type { Instruments } from '#src/ports.ts'
import { plainText } from '#src/reply/plain-text.ts'
import { blocksOf, type Released } from '#src/reply/release.ts'
import type { Choice } from '#src/result.ts'
import type { Account } from '#src/security/member.ts'
import type { TestDatabase } from '#test/support/databases.ts'
import { enrol, link, spaceNamed } from './cast.ts'
import { company } from './company.ts'
import { post } from './post.ts'
import type { Answered, Spot } from './script.ts'
import type { Shown, Stage } from './stage.ts'

/** The way of an utterance to its answer. */
export type Hear = (utterance: Utterance, answer: (heard: Utterance) => Promise<Answer>) => Promise<Answer>

export interface Theatre {
  readonly database: TestDatabase
  readonly instruments: Instruments
  readonly menu: readonly Command[]
  /** Loads the calendar that ships into the database. */
  readonly loadShippedCalendar: (now: Temporal.Instant) => Promise<void>
  /** Brings what somebody says to dispatch, by the way of their platform; straight when absent. */
  readonly hear?: Hear
  /** Sees every document, as it is shown. */
  readonly watch?: (document: Released, how: 'said' | 'sent' | 'corrected') => void
}

const START = Temporal.Instant.from('2026-11-21T08:00:00Z')
const about = { version: '0.0.0', publicUrl: 'http://localhost:8080', database: 'SQLite', calendar: '2026-11-20' }

/** A stage of its own for each scenario. Closing it closes the database. */
export const dispatchStage = ({ database, instruments, menu, loadShippedCalendar, watch, hear }: Theatre): Stage => {
  const { random } = instruments
  const there = company()
  const board = noticeBoard()
  const offered = new Map<string, readonly Choice[]>()
  let now = START
  let said = 0
  const websites = new Map<string, Answered>()
  const until = post({
    websites,
    database,
    instruments,
    company: there,
    clock: () => now,
    setClock: later => {
      now = later
    },
    posted: ({ place, document }, how) => {
      const there = { platform: place.platform, id: place.address }
      watch?.(document, how)
      board.put(there, how === 'sent' ? linesOf(document) : corrected(document))
      if (how === 'sent') offered.set(accountWords(there), pressable(document))
    },
  })

  return {
    home: async name => void (await spaceNamed(name, database.stores, random)),
    join: async person => {
      there.join(person)
      await enrol(person, database.stores, random)
    },
    open: async room => {
      there.open(room)
      await link(room, database.stores, random)
    },
    loadShippedCalendar: () => loadShippedCalendar(now),
    setWebsite: (address, answer) => void websites.set(address, answer),
    now: () => now,
    until: async later => {
      if (Temporal.Instant.compare(later, now) < 0) throw new Error('the clock of a scenario only goes forward')
      await until(later)
    },
    downUntil: async later => {
      now = later
      await until(later)
    },
    say: async ({ by, spot, words }) => {
      const place = accountWords(there.addressOf(spot))
      const key = `${by} ${place}`
      const utterance = there.utterance({
        id: `said-${++said}`,
        by,
        spot,
        words: pressed(words, [...(offered.get(key) ?? []), ...(offered.get(place) ?? [])]),
      })
      const desk = { ...database, instruments, menu, about, root: 'un' }
      const answered = (heard: Utterance) => dispatch(heard, now, desk)
      const { outcome, document } = await (hear?.(utterance, answered) ?? answered(utterance))
      watch?.(document, 'said')
      offered.set(key, pressable(document))
      return shownTo(spot, { outcome, document })
    },
    shown: async spot => board.take(there.addressOf(spot)),
    [Symbol.asyncDispose]: () => database.close(),
  }

  /** An answer that the room asked for is on its board, whoever asked. */
  function shownTo(spot: Spot, { outcome, document }: Awaited<ReturnType<typeof dispatch>>): Shown {
    const lines = linesOf(document)
    const toRoom = document.to === 'place' && 'room' in spot
    if (toRoom) board.put(there.addressOf(spot), lines)
    return { lines: toRoom ? [] : lines, outcome: outcome === 'refused' ? 'refused' : 'done' }
  }
}

/** What was posted in each place since it was looked at last. */
const noticeBoard = () => {
  const posted = new Map<string, readonly string[]>()
  return {
    put: (place: Account, lines: readonly string[]): void => {
      posted.set(accountWords(place), [...(posted.get(accountWords(place)) ?? []), ...lines])
    },
    take: (place: Account): readonly string[] => {
      const lines = posted.get(accountWords(place)) ?? []
      posted.delete(accountWords(place))
      return lines
    },
  }
}

const linesOf = (document: Released): readonly string[] =>
  plainText(document)
    .split('\n')
    .filter(line => line.trim() !== '')

/** An earlier message that was changed in place. */
const corrected = (document: Released): readonly string[] =>
  linesOf(document).map((line, index) => (index === 0 ? `(edited) ${line}` : line))

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
  if (choice === undefined) {
    const labels = offered.map(one => `[${one.label}]`).join(' ')
    throw new Error(`there is nothing to press for ${words}; there is ${labels === '' ? 'nothing' : labels}`)
  }
  return choice.words
}
