// libraryRows: the voting data of the UN Digital Library, one row a State and vote, in any order of rows.
import { findState } from '#src/states/find-state.ts'
import { choiceLabel, type Iso3 } from '#src/states/state.ts'
import { stateByCode } from '#src/states/state-code.ts'
import { ANSWER_WORDS, type Answer } from '#src/votes/ballot.ts'
import { packBallots } from '#src/votes/packed-ballots.ts'
import type { Finding } from '#src/votes/roll-call/finding.ts'
import type { SourcedVote } from '#src/votes/sourced-vote.ts'
import type { BulkReader, Row, RowFault, Taken } from './bulk-reader.ts'
import { dayReader } from './iso-day.ts'
import { libraryDraft } from './library-draft.ts'
import { membersOnly } from './members-only.ts'

/** Record 4060887 of the library. The layouts of 2025 and 2026 differ by `vote_note`; of these, both have all. */
const NEEDED = ['ms_code', 'ms_name', 'ms_vote', 'date'] as const

export const isLibraryHeader = (columns: readonly string[]): boolean => NEEDED.every(one => columns.includes(one))

/** A State that took no part has an X; the library's word is "non-voting", and it does not say why. */
const LETTERS: Readonly<Record<string, Answer>> = {
  Y: 'in-favour',
  N: 'against',
  A: 'abstaining',
  X: 'absent',
  '': 'absent',
}

const TOTALS: Readonly<Partial<Record<Answer, string>>> = {
  'in-favour': 'total_yes',
  against: 'total_no',
  abstaining: 'total_abstentions',
  absent: 'total_non_voting',
}

/** A vote whose rows are being gathered. */
interface Open {
  readonly line: number
  readonly day: string
  readonly cell: Cells
  readonly ballots: Map<Iso3, Answer>
  readonly expected: number
  rows: number
}

type Cells = (column: string) => string

export const libraryRows = (columns: readonly string[]): BulkReader => {
  const places = new Map(columns.map((column, place) => [column, place]))
  const open = new Map<string, Open>()
  const closed = new Set<string>()
  const stateOf = stateReader()
  const sift = membersOnly()
  const isoDay = dayReader()

  const close = (name: string, vote: Open): Taken => {
    open.delete(name)
    closed.add(name)
    return toVote(name, vote, sift)
  }

  const take = ({ line, cells }: Row): Taken => {
    const cell: Cells = column => cells[places.get(column) ?? -1]?.trim() ?? ''
    const fault = (text: string): Taken => ({ votes: [], faults: [{ line, text }] })
    if (cells.length < columns.length) return fault(`It has ${cells.length} of ${columns.length} columns.`)
    const day = isoDay(cell('date'))
    if (day === undefined) return fault(`“${shortened(cell('date'))}” is no day such as 2019-12-18.`)
    const name = nameOf(day, cell)
    if (closed.has(name)) return fault('It belongs to a vote that already has all its rows.')
    const vote = open.get(name) ?? {
      line,
      day,
      cell,
      ballots: new Map(),
      expected: numberIn(cell('total_ms')),
      rows: 0,
    }
    open.set(name, vote)
    vote.rows += 1
    const wrong = addBallot(vote, cell, stateOf)
    const done = vote.rows === vote.expected ? close(name, vote) : NOTHING
    return wrong === undefined ? done : { votes: done.votes, faults: [{ line, text: wrong }, ...done.faults] }
  }

  const rest = (): Taken => {
    const taken = [...open].map(([name, vote]) => close(name, vote))
    return { votes: taken.flatMap(({ votes }) => votes), faults: taken.flatMap(({ faults }) => faults) }
  }
  return { take, rest }
}

const NOTHING: Taken = { votes: [], faults: [] }

/** Totals are printed as decimals: 81.0. */
const numberIn = (text: string): number => Number.parseFloat(text)

const MOST_SHOWN = 40
const shortened = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text)

/** The number of its record; without it the day and what the vote was on. */
const nameOf = (day: string, cell: Cells): string =>
  cell('undl_id') ||
  [day, cell('resolution') || cell('draft') || shortened(cell('title')), cell('meeting')].join(' ').trim()

/** What is wrong with the ballot, if anything. */
const addBallot = (vote: Open, cell: Cells, stateOf: StateReader): string | undefined => {
  const letter = cell('ms_vote').toUpperCase()
  const answer = LETTERS[letter]
  if (answer === undefined) return `ms_vote is “${shortened(letter)}”, and must be Y, N, A or X.`
  const state = stateOf(cell('ms_code'), cell('ms_name'))
  if (typeof state === 'object') return state.wrong
  const first = vote.ballots.get(state)
  if (first !== undefined)
    return `${choiceLabel(state)} stands twice in this vote; the first row (${ANSWER_WORDS[first]}) is kept.`
  vote.ballots.set(state, answer)
  return undefined
}

type StateReader = (code: string, name: string) => Iso3 | { readonly wrong: string }

/** The few hundred pairs of code and name that a file has, each looked up once. Where code and name differ, neither is believed. */
const stateReader = (): StateReader => {
  const known = new Map<string, ReturnType<StateReader>>()
  return (code, name) => {
    const key = `${code}|${name}`
    const found = known.get(key) ?? readState(code, name)
    known.set(key, found)
    return found
  }
}

const readState: StateReader = (code, name) => {
  const byCode = stateByCode(code.toUpperCase())
  const match = findState(name)
  if (match.kind === 'one')
    return byCode === undefined || byCode === match.iso3
      ? match.iso3
      : { wrong: `ms_code ${shortened(code)} is ${choiceLabel(byCode)}, but ms_name is “${shortened(name)}”.` }
  return byCode ?? { wrong: `Neither “${shortened(code)}” nor “${shortened(name)}” is a State that I know.` }
}

const toVote = (name: string, { line, day, cell, ballots: all }: Open, sift: ReturnType<typeof membersOnly>): Taken => {
  const draft = libraryDraft(cell)
  if (draft === undefined)
    return {
      votes: [],
      faults: [
        { line, text: `The votes of this body are not kept: ${shortened(cell('resolution') || cell('draft'))}.` },
      ],
    }
  const { ballots, outsiders } = sift(all, { body: draft.body, day })
  const findings = unlikeTotals(cell, all)
  const faults: readonly RowFault[] = [
    ...outsiders.map(state => ({
      line,
      text: `${choiceLabel(state)} was no member on ${day}; its ballot in vote ${name} is left out.`,
    })),
    ...findings.map(({ text }) => ({ line, text: `Vote ${name}: ${text}` })),
  ]
  if (ballots.size === 0) return { votes: [], faults }
  const vote: SourcedVote = {
    origin: 'library',
    name,
    draft,
    day,
    outcome: cell('resolution') === '' ? 'unknown' : 'adopted',
    standing: 'official',
    ballots: packBallots(ballots),
    source: sourceOf(cell),
    findings,
  }
  return { votes: [vote], faults }
}

const unlikeTotals = (cell: Cells, ballots: ReadonlyMap<Iso3, Answer>): readonly Finding[] => {
  const given = [...ballots.values()]
  return Object.entries(TOTALS).flatMap(([answer, column]) => {
    const total = numberIn(cell(column))
    const named = given.filter(one => one === answer).length
    if (Number.isNaN(total) || total === named) return []
    return [
      { code: 'tally-mismatch', text: `${total} ${ANSWER_WORDS[answer as Answer]} printed, ${named} named.`, at: 0 },
    ]
  })
}

const sourceOf = (cell: Cells): string => {
  if (cell('undl_link') !== '') return cell('undl_link')
  const record = cell('undl_id')
  return record === '' ? 'UN Digital Library, voting data' : `https://digitallibrary.un.org/record/${record}`
}
