// Verdict: what became of each promise when the vote was taken. Absence says nothing: it is never opposition.
import type { Iso3 } from '#src/states/state.ts'
import { isGiven, type Standing } from '#src/votes/ballot.ts'
import { type Heard, newestByState } from './heard.ts'
import { isLean, type Side, sideOf } from './stance.ts'

export const VERDICTS = ['kept', 'softened', 'broken', 'unclear'] as const
export type Verdict = (typeof VERDICTS)[number]

/** A promise and what came of it; each promise has exactly one verdict. */
export interface Judged<H extends Heard = Heard> {
  readonly state: Iso3
  readonly promise: H
  readonly standing: Standing | 'adopted-without-vote'
  readonly verdict: Verdict
}

/** A member whose vote points elsewhere than what was last heard, promise or inclination. */
export interface Surprise<H extends Heard = Heard> {
  readonly state: Iso3
  readonly heard: H
  readonly standing: Standing
}

/** How the vote ended for one State. */
export type StandingOf = (state: Iso3) => Standing | 'adopted-without-vote'

/** More than an inclination, and more than a rumour. */
const isPromise = ({ stance, confidence }: Heard): boolean =>
  confidence >= 2 && !isLean(stance) && sideOf(stance) !== 'none'

/** Judges the last promise of each State made by the day of the vote. In order of code. */
export const judge = <H extends Heard>(
  heard: readonly H[],
  { day, standingOf }: { readonly day: string; readonly standingOf: StandingOf },
): readonly Judged<H>[] =>
  inOrder(newestByState(heard.filter(one => one.day <= day && isPromise(one)))).map(([state, promise]) => {
    const standing = standingOf(state)
    return { state, promise, standing, verdict: verdictOn(sideOf(promise.stance), standing) }
  })

/** Those who answered otherwise than they were last heard to mean. In order of code. */
export const surprises = <H extends Heard>(
  heard: readonly H[],
  { day, standingOf }: { readonly day: string; readonly standingOf: StandingOf },
): readonly Surprise<H>[] =>
  inOrder(newestByState(heard.filter(one => one.day <= day))).flatMap(([state, last]) => {
    const standing = standingOf(state)
    if (standing === 'adopted-without-vote' || !isGiven(standing)) return []
    const side = sideOf(last.stance)
    return side === 'none' || side === SIDE_OF[standing] ? [] : [{ state, heard: last, standing }]
  })

const SIDE_OF = { 'in-favour': 'yes', against: 'no', abstaining: 'abstain' } as const

type Outcome = keyof typeof SIDE_OF | 'silent' | 'consensus'

/** `silent`: absent or not voting. A promise to abstain is broken by any vote cast; one to stay away, softened by abstaining. */
const VERDICT_ON: Readonly<Record<Exclude<Side, 'none'>, Readonly<Record<Outcome, Verdict>>>> = {
  yes: { 'in-favour': 'kept', abstaining: 'softened', against: 'broken', silent: 'unclear', consensus: 'kept' },
  no: { 'in-favour': 'broken', abstaining: 'softened', against: 'kept', silent: 'unclear', consensus: 'unclear' },
  abstain: { 'in-favour': 'broken', abstaining: 'kept', against: 'broken', silent: 'unclear', consensus: 'unclear' },
  absent: { 'in-favour': 'broken', abstaining: 'softened', against: 'broken', silent: 'kept', consensus: 'unclear' },
}

const verdictOn = (side: Side, standing: Standing | 'adopted-without-vote'): Verdict => {
  if (side === 'none') return 'unclear'
  if (standing === 'adopted-without-vote') return VERDICT_ON[side].consensus
  if (isGiven(standing)) return VERDICT_ON[side][standing]
  // Who could not vote, or is in no list, neither kept nor broke anything.
  return standing === 'absent' || standing === 'not-voting' ? VERDICT_ON[side].silent : 'unclear'
}

const inOrder = <V>(byState: ReadonlyMap<Iso3, V>): readonly (readonly [Iso3, V])[] =>
  [...byState].sort(([a], [b]) => (a < b ? -1 : 1))
