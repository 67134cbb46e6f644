// Count: what is known of each voting member, and what it comes to at worst, likely and at best.
import type { Iso3 } from '#src/states/state.ts'
import { type Heard, isStale, newestByState } from './heard.ts'
import { isLean, sideOf } from './stance.ts'

/** Where a member stands in a count; each stands in exactly one. */
export const STANDS = ['firm-yes', 'lean-yes', 'unknown', 'lean-no', 'firm-no', 'abstain', 'absent'] as const
export type Stand = (typeof STANDS)[number]

/** One voting member. */
export interface CountLine<H extends Heard = Heard> {
  readonly state: Iso3
  readonly stand: Stand
  /** What the stand comes from; undefined where nothing was ever heard. */
  readonly heard?: H
  /** Older than a fortnight; counted as leaning at most. */
  readonly freshness: 'fresh' | 'stale'
}

/** Votes as they might fall; all five together are the voting members. */
export interface Forecast {
  readonly yes: number
  readonly no: number
  readonly abstain: number
  readonly absent: number
  /** Set aside: nobody knows. */
  readonly unknown: number
}

export interface Count<H extends Heard = Heard> {
  readonly lines: readonly CountLine<H>[]
  /** They sum to the voting members. */
  readonly stands: Readonly<Record<Stand, number>>
  readonly stale: number
  readonly worst: Forecast
  readonly likely: Forecast
  readonly best: Forecast
}

/** Counts what was heard, for the members that may vote. What was heard of other States is left out. */
export const countOf = <H extends Heard>(
  members: readonly Iso3[],
  heard: readonly H[],
  on: Temporal.PlainDate,
): Count<H> => {
  const newest = newestByState(heard)
  const lines = members.map(state => lineOf(state, newest.get(state), on))
  const stands = standsOf(lines)
  return {
    lines,
    stands,
    stale: lines.filter(line => line.freshness === 'stale').length,
    worst: forecast(stands, WORST),
    likely: forecast(stands, LIKELY),
    best: forecast(stands, BEST),
  }
}

/** How many stand where; every stand has a number. */
const standsOf = (lines: readonly Pick<CountLine, 'stand'>[]): Readonly<Record<Stand, number>> => {
  const stands = Object.fromEntries(STANDS.map(stand => [stand, 0])) as Record<Stand, number>
  for (const { stand } of lines) stands[stand] += 1
  return stands
}

const lineOf = <H extends Heard>(state: Iso3, heard: H | undefined, on: Temporal.PlainDate): CountLine<H> => {
  if (heard === undefined) return { state, stand: 'unknown', freshness: 'fresh' }
  return { state, heard, stand: standOf(heard, on), freshness: isStale(heard, on) ? 'stale' : 'fresh' }
}

/** Firm is confidence 3 or 4, younger than a fortnight, and no mere inclination. */
export const standOf = (heard: Heard, on: Temporal.PlainDate): Stand => {
  const side = sideOf(heard.stance)
  if (side === 'none') return 'unknown'
  if (side === 'abstain' || side === 'absent') return side
  const firm = heard.confidence >= 3 && !isStale(heard, on) && !isLean(heard.stance)
  return `${firm ? 'firm' : 'lean'}-${side}`
}

type Fall = Readonly<Record<Stand, keyof Forecast>>

const LIKELY: Fall = {
  'firm-yes': 'yes',
  'lean-yes': 'yes',
  unknown: 'unknown',
  'lean-no': 'no',
  'firm-no': 'no',
  abstain: 'abstain',
  absent: 'absent',
}
/** Whoever is not firmly with us is against us. */
const WORST: Fall = { ...LIKELY, 'lean-yes': 'no', unknown: 'no' }
/** Whoever has not decided comes to us; who leans against abstains. */
const BEST: Fall = { ...LIKELY, unknown: 'yes', 'lean-no': 'abstain' }

const forecast = (stands: Readonly<Record<Stand, number>>, fall: Fall): Forecast => {
  const votes = { yes: 0, no: 0, abstain: 0, absent: 0, unknown: 0 }
  for (const stand of STANDS) votes[fall[stand]] += stands[stand]
  return votes
}
