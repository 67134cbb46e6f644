// matrixRows: a table with one row a roll call of the General Assembly and one column a State.
import { choiceLabel, type Iso3 } from '#src/states/state.ts'
import { stateByCode } from '#src/states/state-code.ts'
import type { Answer } from '#src/votes/ballot.ts'
import { packBallots } from '#src/votes/packed-ballots.ts'
import type { SourcedVote } from '#src/votes/sourced-vote.ts'
import type { BulkReader, Row, RowFault, Taken } from './bulk-reader.ts'
import { dayReader } from './iso-day.ts'
import { membersOnly } from './members-only.ts'

/** Voeten, Strezhnev, Bailey: United Nations General Assembly Voting Data. */
const SOURCE = 'United Nations General Assembly Voting Data (Voeten, Strezhnev, Bailey)'

/** 9: not a member on that day. */
const ANSWERS: Readonly<Record<string, Answer | 'none'>> = {
  '1': 'in-favour',
  '2': 'abstaining',
  '3': 'against',
  '8': 'absent',
  '9': 'none',
}

/** The columns that hold 1 where a vote is about it. */
const THEMES: Readonly<Record<string, string>> = {
  me: 'Middle East',
  nu: 'nuclear weapons',
  di: 'arms control and disarmament',
  hr: 'human rights',
  co: 'colonialism',
  ec: 'economic development',
}

const FEWEST_STATES = 5

export const isMatrixHeader = (columns: readonly string[]): boolean =>
  columns.includes('rcid') && columns.includes('date') && statesIn(columns).length >= FEWEST_STATES

interface Column {
  readonly place: number
  readonly state: Iso3
}

const statesIn = (columns: readonly string[]): readonly Column[] =>
  columns.flatMap((column, place) => {
    const state = /^[A-Z]{3}$/.test(column) ? stateByCode(column) : undefined
    return state === undefined ? [] : [{ place, state }]
  })

export const matrixRows = (columns: readonly string[]): BulkReader => {
  const states = statesIn(columns)
  const sift = membersOnly()
  const isoDay = dayReader()
  const seen = new Set<string>()
  /** Columns that are read as nothing; said with the first row. */
  let unread = headerFaults(columns, states)

  const take = (row: Row): Taken => {
    const first = unread
    unread = []
    const { votes, faults } = takeRow(row)
    return { votes, faults: [...first, ...faults] }
  }

  const takeRow = ({ line, cells }: Row): Taken => {
    const fault = (text: string): Taken => ({ votes: [], faults: [{ line, text }] })
    const cell = (column: string): string => cells[columns.indexOf(column)]?.trim() ?? ''
    if (cells.length < columns.length) return fault(`It has ${cells.length} of ${columns.length} columns.`)
    const day = isoDay(cell('date'))
    const name = cell('rcid')
    if (!/^\d{1,9}$/.test(name)) return fault('rcid is no number.')
    if (day === undefined) return fault(`The date of roll call ${name} is no day such as 2019-12-18.`)
    if (seen.has(name)) return fault(`Roll call ${name} stands twice; the first row is kept.`)
    seen.add(name)
    const wrong = states.find(({ place }) => ANSWERS[cells[place]?.trim() ?? ''] === undefined)
    if (wrong !== undefined)
      return fault(
        `Roll call ${name} has “${cells[wrong.place]?.slice(0, 9)}” for ${wrong.state}; 1, 2, 3, 8 or 9 is read. It is left out.`,
      )
    const { ballots, outsiders } = sift(ballotsIn(cells, states), { body: 'GA', day })
    const faults = outsidersOf(outsiders, { line, name, day })
    if (ballots.size === 0)
      return { votes: [], faults: [...faults, { line, text: `Roll call ${name} has no ballot.` }] }
    return { votes: [toVote(name, day, { ballots, theme: themeOf(cell) })], faults }
  }
  return { take, rest: () => ({ votes: [], faults: unread }) }
}

const headerFaults = (columns: readonly string[], states: readonly Column[]): readonly RowFault[] => {
  const known = new Set(states.map(({ place }) => place))
  const unread = columns.filter((column, place) => /^[A-Z]{2,4}$/.test(column) && !known.has(place))
  const twice = states.filter(({ state }, index) => states.findIndex(other => other.state === state) < index)
  return [
    ...(unread.length === 0
      ? []
      : [{ line: 1, text: `No State that I know: ${unread.slice(0, 12).join(', ')}. These columns are left out.` }]),
    ...twice.map(({ place, state }) => ({
      line: 1,
      text: `Column ${columns[place]} is ${choiceLabel(state)} once more; where both have a ballot, the first counts.`,
    })),
  ]
}

const ballotsIn = (cells: readonly string[], states: readonly Column[]): ReadonlyMap<Iso3, Answer> => {
  const ballots = new Map<Iso3, Answer>()
  for (const { place, state } of states) {
    const answer = ANSWERS[cells[place]?.trim() ?? '']
    if (answer !== undefined && answer !== 'none' && !ballots.has(state)) ballots.set(state, answer)
  }
  return ballots
}

const MOST_NAMED = 6

const outsidersOf = (
  outsiders: readonly Iso3[],
  { line, name, day }: { readonly line: number; readonly name: string; readonly day: string },
): readonly RowFault[] => {
  if (outsiders.length === 0) return []
  const more = outsiders.length > MOST_NAMED ? ` and ${outsiders.length - MOST_NAMED} more` : ''
  const text = `Roll call ${name} has ballots of States that were no Members on ${day}: ${outsiders.slice(0, MOST_NAMED).join(', ')}${more}. They are left out.`
  return [{ line, text }]
}

const themeOf = (cell: (column: string) => string): string =>
  Object.entries(THEMES)
    .filter(([column]) => cell(column) === '1')
    .map(([, theme]) => theme)
    .join(', ')

const toVote = (
  name: string,
  day: string,
  { ballots, theme }: { readonly ballots: ReadonlyMap<Iso3, Answer>; readonly theme: string },
): SourcedVote => ({
  origin: 'matrix',
  name,
  draft: {
    body: 'GA',
    kind: 'other',
    title: `Roll call ${name} of the General Assembly`,
    ...(theme === '' ? {} : { theme }),
  },
  day,
  outcome: 'unknown',
  standing: 'reported',
  ballots: packBallots(ballots),
  source: `${SOURCE}, roll call ${name}`,
  findings: [],
})
