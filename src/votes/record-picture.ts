// Record picture: how one State voted over the years, a lane for each answer, with every number written.
import { type Chart, drawn, fitted, lettered } from '#src/reply/chart.ts'
import { bar, looks, patterns } from './answer-looks.ts'
import { type Answer, GIVEN_ANSWERS, isGiven } from './ballot.ts'

/** One recorded vote, as the State stood in it. */
export interface Cast {
  /** ISO. */
  readonly day: string
  readonly answer: Answer
}

const WIDTH = 960
const MARGIN = 12
const NAMES = 160
const TOP = 66
const LANE = 58
const TALLEST = 34
/** More columns than this cannot carry numbers. */
const MOST_COLUMNS = 20
const STEPS = [1, 2, 5, 10, 20, 50] as const

/** Absent, not voting and suspended share a lane: none of them is an answer. */
const lanes = [...GIVEN_ANSWERS, 'silent'] as const
type Lane = (typeof lanes)[number]
const laneOf = (answer: Answer): Lane => (isGiven(answer) ? answer : 'silent')
const wordsOf = (lane: Lane): string => (lane === 'silent' ? 'no answer' : looks[lane].words)

/** Columns of one or several years, so that there are at most twenty. `cast` in any order, at least one. */
export const recordPicture = (name: string, cast: readonly Cast[]): Chart => {
  const byYear = Map.groupBy(cast, ({ day }) => Number(day.slice(0, 4)))
  const [first, last] = [Math.min(...byYear.keys()), Math.max(...byYear.keys())]
  const step = STEPS.find(one => Math.floor(last / one) - Math.floor(first / one) < MOST_COLUMNS) ?? 50
  const start = Math.floor(first / step) * step
  const spans = Array.from({ length: Math.floor((last - start) / step) + 1 }, (_, index) => {
    const from = start + index * step
    const within = Array.from({ length: step }, (_, year) => byYear.get(from + year) ?? []).flat()
    return { words: step === 1 ? String(from) : `${from}–${from + step - 1}`, from, counts: countLanes(within) }
  })
  const totals = countLanes(cast)
  const told = lanes.map(lane => `${wordsOf(lane)} ${totals[lane]}`).join(', ')
  const period = first === last ? `in ${first}` : `from ${first} to ${last}`
  return {
    picture: {
      name: 'record',
      alt: `How ${name} voted ${period}: ${told} in ${cast.length} recorded votes. The table gives every ${step === 1 ? 'year' : `${step} years`}.`,
      svg: drawing({ title: `${name}: ${cast.length} recorded votes ${period}`, spans, totals }),
    },
    columns: [step === 1 ? 'Year' : 'Years', ...lanes.map(wordsOf)],
    rows: spans.map(({ words, counts }) => [words, ...lanes.map(lane => String(counts[lane]))]),
  }
}

type Counts = Readonly<Record<Lane, number>>

const countLanes = (cast: readonly Cast[]): Counts => {
  const counts = { 'in-favour': 0, against: 0, abstaining: 0, silent: 0 }
  for (const { answer } of cast) counts[laneOf(answer)] += 1
  return counts
}

interface Span {
  readonly from: number
  readonly words: string
  readonly counts: Counts
}

const drawing = ({ title, spans, totals }: { title: string; spans: readonly Span[]; totals: Counts }): string => {
  const height = TOP + lanes.length * LANE + 22
  const column = (WIDTH - NAMES - MARGIN) / spans.length
  const most = Math.max(1, ...spans.flatMap(({ counts }) => lanes.map(lane => counts[lane])))
  const wide = Math.min(column - 6, 46)
  const middle = (index: number): number => NAMES + (index + 0.5) * column
  const lines = lanes.flatMap((lane, row) => {
    const foot = TOP + (row + 1) * LANE - 8
    return [
      `<line x1="${MARGIN}" y1="${foot}" x2="${WIDTH - MARGIN}" y2="${foot}" stroke="currentColor" stroke-opacity="0.3"/>`,
      bar(lane === 'silent' ? 'absent' : lane, [MARGIN, foot - 27, 22, 12]),
      lettered(`${wordsOf(lane)} ${totals[lane]}`, [MARGIN + 30, foot - 16], { size: 13 }),
      ...spans.flatMap(({ counts }, index) => {
        const count = counts[lane]
        if (count === 0) return []
        const tall = Math.max(2, (count / most) * TALLEST)
        return [
          bar(lane === 'silent' ? 'absent' : lane, [middle(index) - wide / 2, foot - tall, wide, tall]),
          lettered(String(count), [middle(index), foot - tall - 3], { size: 11, anchor: 'middle' }),
        ]
      }),
    ]
  })
  return drawn(
    [WIDTH, height],
    [
      lettered(fitted(title, 17, WIDTH - 2 * MARGIN), [MARGIN, 26], { size: 17, weight: 'bold' }),
      ...lines,
      ...spans.map(({ from }, index) =>
        lettered(String(from), [middle(index), height - 12], { size: 11, anchor: 'middle', faint: true }),
      ),
    ],
    patterns,
  )
}
