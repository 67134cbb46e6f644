// Slack rows: how long a crowd waits for the acknowledgement of what it typed.
import { atMost, noted, type Row } from '#test/bench/row.ts'
import { crowd, emptyHandler, p99, wholeProgram } from '#test/bench/slack/crowd.ts'

const once = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let result: Promise<T> | undefined
  return () => {
    result ??= work()
    return result
  }
}
const reads = once(() => crowd(wholeProgram, () => 'next 7d'))
const writes = once(() =>
  crowd(wholeProgram, number => `event add "Meeting ${number}" when:"${dayOf(number)} 10:00" kind:meeting`),
)
const empty = once(() => crowd(emptyHandler, () => 'next 7d'))

const dayOf = (number: number): Temporal.PlainDate => Temporal.PlainDate.from('2027-01-04').add({ days: number })

/** Slack itself waits for three seconds. */
const MOST_MS = 500

export const rows: readonly Row[] = [
  {
    work: 'Slack: 200 questions at once, acknowledged, p99',
    goal: `at most ${MOST_MS} ms`,
    run: async () => atMost(MOST_MS, p99(await reads()), ' ms'),
  },
  {
    work: 'Slack: 200 writes at once, acknowledged when they are saved, p99',
    goal: `at most ${MOST_MS} ms`,
    run: async () => atMost(MOST_MS, p99(await writes()), ' ms'),
  },
  {
    work: 'Slack: the same by an empty handler, p99',
    goal: 'to compare',
    run: async () => noted(`${p99(await empty()).toFixed(0)} ms`),
  },
]
