// toJson: printed roll calls in the form that `palais roll-call --json` prints, for other programs.
import type { Iso3 } from '#src/states/state.ts'
import { ANSWERS, type Answer } from '#src/votes/ballot.ts'
import type { PrintedRollCall } from './printed-roll-call.ts'

type AnswerKey = 'in_favour' | 'against' | 'abstaining' | 'absent' | 'not_voting' | 'suspended'

const KEYS: Readonly<Record<Answer, AnswerKey>> = {
  'in-favour': 'in_favour',
  against: 'against',
  abstaining: 'abstaining',
  absent: 'absent',
  'not-voting': 'not_voting',
  suspended: 'suspended',
}

export interface RollCallsJson {
  readonly roll_calls: readonly {
    readonly body: string | null
    /** ISO day. */
    readonly date: string | null
    readonly votes: Readonly<Record<AnswerKey, readonly Iso3[]>>
    readonly printed: Readonly<Partial<Record<AnswerKey, number>>>
    readonly outcome: string
    /** `at` is the offset in the text, in UTF-16 units. */
    readonly findings: readonly { readonly code: string; readonly text: string; readonly at: number }[]
  }[]
}

export const toJson = (rollCalls: readonly PrintedRollCall[]): RollCallsJson => ({
  roll_calls: rollCalls.map(({ body, date, votes, printed, outcome, findings }) => ({
    body: body ?? null,
    date: date ?? null,
    votes: keyed(answer => votes[answer]) as Record<AnswerKey, readonly Iso3[]>,
    printed: keyed(answer => printed[answer]),
    outcome,
    findings: findings.map(({ code, text, at }) => ({ code, text, at })),
  })),
})

/** One field for each answer that has a value. */
const keyed = <Value>(fieldOf: (answer: Answer) => Value | undefined): Partial<Record<AnswerKey, Value>> =>
  Object.fromEntries(
    ANSWERS.flatMap(answer => {
      const value = fieldOf(answer)
      return value === undefined ? [] : [[KEYS[answer], value]]
    }),
  )
