// Feed rows: what a calendar app's question costs, against bare node:http that sends the same octets in the same run.
import { bestCpu, headOf, ratioToBare, unchangedHead } from '#test/bench/feed/compare.ts'
import { drawGrowth, type Growth } from '#test/bench/feed/growth-picture.ts'
import { type Measured, startMeasured } from '#test/bench/feed/measured.ts'
import { shareOfOneChange } from '#test/bench/feed/one-change.ts'
import { delayWhileRendering } from '#test/bench/feed/while-rendering.ts'
import { atLeast, atMost, noted, type Row } from '#test/bench/row.ts'

/** All events, and the fifty about Nepal. */
const ALL = `/f/${'a'.repeat(43)}.ics`
const NEPAL = `/f/${'n'.repeat(43)}.ics`
const GZIP = { 'Accept-Encoding': 'gzip' }

const withServer = async <T>(events: number, measure: (server: Measured) => Promise<T>): Promise<T> => {
  using server = await startMeasured('feed-process.ts', [String(events)])
  return await measure(server)
}

const measureGrowth = async (): Promise<readonly Growth[]> => {
  const steps: Growth[] = []
  for (const events of [100, 1000, 10_000, 100_000])
    steps.push(
      await withServer(events, async server => ({
        events,
        unchanged: await bestCpu(server, await unchangedHead(server, NEPAL), 5000),
        whole: await bestCpu(server, headOf(NEPAL, GZIP), 5000),
        ready: server.ready,
        memory: (await server.usage()).memory,
      })),
    )
  if (process.argv.includes('--draw')) await drawGrowth(steps)
  return steps
}

/** Measured by the first row that wants it. */
let measured: Promise<readonly Growth[]> | undefined
const growth = (): Promise<readonly Growth[]> => {
  measured ??= measureGrowth()
  return measured
}

const noteGrowth = async (of: (step: Growth) => number, unit: string) =>
  noted(`${(await growth()).map(step => of(step).toFixed(0)).join(' · ')} ${unit}`)

export const rows: readonly Row[] = [
  {
    work: 'feed unchanged (304), token checked, 1,000 events, to bare node:http',
    goal: 'at least 0.80',
    run: () =>
      withServer(1000, async server =>
        atLeast(0.8, await ratioToBare(server, await unchangedHead(server, ALL), 10_000)),
      ),
  },
  {
    work: 'feed whole, gzip, 1,000 events, to bare node:http',
    goal: 'at least 0.85',
    run: () => withServer(1000, async server => atLeast(0.85, await ratioToBare(server, headOf(ALL, GZIP), 4000))),
  },
  {
    work: 'feed whole, identity, 1,000 events, to bare node:http',
    goal: 'at least 0.90',
    run: () => withServer(1000, async server => atLeast(0.9, await ratioToBare(server, headOf(ALL), 800))),
  },
  {
    work: 'feed whole, gzip, 50 events, to bare node:http',
    goal: 'at least 0.80',
    run: () => withServer(1000, async server => atLeast(0.8, await ratioToBare(server, headOf(NEPAL, GZIP), 8000))),
  },
  {
    work: 'feed after one of 1,000 events changed, to rendering all of it',
    goal: 'at most a tenth',
    run: async () => atMost(0.1, await shareOfOneChange(1000)),
  },
  {
    work: '304 while a feed of 1,000 events is rendered, 99th of 100',
    goal: 'under 20 ms',
    run: async () => atMost(20, await delayWhileRendering(1000), ' ms'),
  },
  {
    work: '304 with 100,000 events in the database, to the same with 100',
    goal: 'flat: at most 1.15',
    run: async () => {
      const costs = (await growth()).map(step => step.unchanged)
      return atMost(1.15, (costs.at(-1) ?? Number.NaN) / (costs[0] ?? Number.NaN))
    },
  },
  {
    work: '304 with 100 · 1,000 · 10,000 · 100,000 events, CPU time',
    goal: '',
    run: () => noteGrowth(step => step.unchanged, 'µs'),
  },
  {
    work: 'feed of 50 events, gzip, the same',
    goal: '',
    run: () => noteGrowth(step => step.whole, 'µs'),
  },
  {
    work: 'first read of the database, the same',
    goal: '',
    run: () => noteGrowth(step => step.ready, 'ms'),
  },
  {
    work: 'memory of the process, the same',
    goal: '',
    run: () => noteGrowth(step => step.memory / 2 ** 20, 'MiB'),
  },
]
