// Result picture: one recorded vote by regional group, the numbers first, then bars of one scale.
import { type Chart, drawn, fitted, lettered } from '#src/reply/chart.ts'
import { type Iso3, REGIONAL_GROUPS, stateOf } from '#src/states/state.ts'
import { electorateOn } from '#src/votes/roll-call/electorate.ts'
import { bar, looks, patterns } from './answer-looks.ts'
import { type Ballots, type Standing, standingOf } from './ballot.ts'
import type { VotingBody } from './voting-body.ts'

export interface Result {
  /** What was voted on, in one line. */
  readonly title: string
  /** Outcome, day and body, in one line. */
  readonly about: string
  readonly body: VotingBody
  readonly day: Temporal.PlainDate
  readonly ballots: Ballots
  /** `totals`: no region tells who voted how. */
  readonly detail: 'regions' | 'totals'
}

const WIDTH = 960
const MARGIN = 12
const NAMES = 150
const COLUMN = 86
const TOP = 104
const ROW = 34

/** Always told, even when nobody is in them. */
const TOLD: readonly Standing[] = ['in-favour', 'against', 'abstaining', 'absent']
/** Told when somebody is in them. */
const RARE: readonly Standing[] = ['not-voting', 'suspended', 'not-recorded']

/** Bars and numbers by region; members of the day who are in no list are not recorded, which is no answer. */
export const resultPicture = (result: Result): Chart => {
  const all = standingsOf(result)
  const columns = [...TOLD, ...RARE.filter(standing => countOf(standing, all) > 0)]
  const lines = [
    { name: 'All', states: all },
    ...(result.detail === 'totals' ? [] : [...REGIONAL_GROUPS, undefined]).flatMap(group => {
      const states = all.filter(([state]) => stateOf(state).regionalGroup === group)
      return group === undefined && states.length === 0 ? [] : [{ name: group ?? 'No group', states }]
    }),
  ]
  const rows = lines.map(({ name, states }) => ({ name, counts: columns.map(column => countOf(column, states)) }))
  return {
    picture: {
      name: 'result',
      alt: altOf(result, columns.map(column => `${looks[column].words} ${countOf(column, all)}`).join(', ')),
      svg: drawing(result, columns, rows),
    },
    columns: ['', ...columns.map(column => looks[column].words)],
    rows: rows.map(({ name, counts }) => [name, ...counts.map(String)]),
  }
}

const altOf = ({ title, detail }: Result, totals: string): string =>
  detail === 'totals'
    ? `Result. ${title}: ${totals}.`
    : `Result by regional group. ${title}: ${totals}. The table gives every group.`

type Stood = readonly (readonly [Iso3, Standing])[]

const standingsOf = ({ body, day, ballots }: Result): Stood => {
  const { members, suspended } = electorateOn(body, day)
  return [...new Set([...(members ?? []), ...ballots.keys()])].map(state => [
    state,
    suspended.has(state) && !ballots.has(state) ? 'suspended' : standingOf(state, ballots, members),
  ])
}

const countOf = (standing: Standing, stood: Stood): number => stood.filter(([, one]) => one === standing).length

interface Row {
  readonly name: string
  /** One for each column. */
  readonly counts: readonly number[]
}

const drawing = ({ title, about }: Result, columns: readonly Standing[], rows: readonly Row[]): string => {
  const height = TOP + rows.length * ROW + MARGIN
  const columnAt = (index: number): number => NAMES + index * COLUMN
  const left = columnAt(columns.length) + MARGIN
  const most = Math.max(1, ...rows.map(({ counts }) => sum(counts)))
  const unit = (WIDTH - MARGIN - left) / most
  const heads = columns.flatMap((column, index) => [
    bar(column, [columnAt(index), TOP - 42, 22, 12]),
    lettered(looks[column].words, [columnAt(index), TOP - 14], { size: 12 }),
  ])
  const lines = rows.flatMap(({ name, counts }, row) => {
    const y = TOP + row * ROW
    const weight = row === 0 ? ({ weight: 'bold' } as const) : {}
    return [
      row === 1
        ? `<line x1="${MARGIN}" y1="${y - 3}" x2="${WIDTH - MARGIN}" y2="${y - 3}" stroke="currentColor" stroke-opacity="0.3"/>`
        : '',
      lettered(name, [MARGIN, y + 18], { size: 13, ...weight }),
      ...bars(columns, counts, { left, top: y + 3, unit }),
      ...counts.map((count, index) =>
        lettered(String(count), [columnAt(index), y + 18], {
          size: 14,
          ...weight,
          ...(count === 0 ? { faint: true as const } : {}),
        }),
      ),
    ]
  })
  const room = WIDTH - 2 * MARGIN
  return drawn(
    [WIDTH, height],
    [
      lettered(fitted(title, 17, room), [MARGIN, 26], { size: 17, weight: 'bold' }),
      lettered(fitted(about, 13, room), [MARGIN, 47], { size: 13, faint: true }),
      ...heads,
      ...lines,
    ],
    patterns,
  )
}

/** One after the other, each as long as it has States. */
const bars = (
  columns: readonly Standing[],
  counts: readonly number[],
  { left, top, unit }: { readonly left: number; readonly top: number; readonly unit: number },
): readonly string[] =>
  columns.flatMap((column, index) => {
    const count = counts[index] ?? 0
    return count === 0 ? [] : [bar(column, [left + sum(counts.slice(0, index)) * unit, top, count * unit - 1, 21])]
  })

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0)
