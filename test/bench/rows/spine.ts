// Spine rows: what it costs to remind, to change, to answer and to start.
import { atMost, noted, type Row } from '#test/bench/row.ts'
import { slowestAnswers } from '#test/bench/spine/commands.ts'
import { timeToMove } from '#test/bench/spine/move.ts'
import { type Started, startProgram } from '#test/bench/spine/start.ts'
import { tickCost } from '#test/bench/spine/tick.ts'

const FEW = { subscriptions: 1_000, plannedTimes: 1_000 }
const MANY = { subscriptions: 1_000_000, plannedTimes: 1_000_000 }

/** Measured by the first row that wants it. */
let measured: Promise<Started> | undefined
const started = (): Promise<Started> => {
  measured ??= startProgram()
  return measured
}

export const rows: readonly Row[] = [
  {
    work: 'tick with 100 due, of 1,000,000 subscriptions and times to the same of 1,000',
    goal: 'at most 1.5',
    run: async () => {
      const few = await tickCost(FEW)
      return atMost(1.5, (await tickCost(MANY)) / few)
    },
  },
  {
    work: 'tick with 100 due, sending included, CPU time',
    goal: '',
    run: async () => noted(`${(await tickCost(FEW)).toFixed(0)} ms`),
  },
  {
    work: 'an event moves that 10,000 rooms follow and were told of',
    goal: 'under 1,000 ms',
    run: async () => atMost(1_000, await timeToMove(10_000), ' ms'),
  },
  {
    work: '200 ask "next 7d" at once, 99th of 100, to an empty command',
    goal: 'at most 2',
    run: async () => {
      const [empty = Number.NaN, next = Number.NaN] = await slowestAnswers(['nothing', 'next 7d'])
      return atMost(2, next / empty)
    },
  },
  {
    work: '200 ask at once, 99th of 100: an empty command · next 7d · show hrc-64 · status',
    goal: '',
    run: async () => {
      const times = await slowestAnswers(['nothing', 'next 7d', 'show hrc-64', 'status'])
      return noted(`${times.map(time => time.toFixed(0)).join(' · ')} ms`)
    },
  },
  {
    work: 'start with the shipped calendar until ready',
    goal: 'under 2 s',
    run: async () => atMost(2, (await started()).ready, ' s'),
  },
  {
    work: 'resident when idle, without Matrix',
    goal: 'under 150 MB',
    run: async () => atMost(150, (await started()).resident / 1e6, ' MB'),
  },
]
