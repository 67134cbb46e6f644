// Votes rows: reading a printed vote, importing 1.27 million ballots, and what is asked of them afterwards.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readRollCallFile } from '#adapters/import/read-roll-call-file.ts'
import { atMost, noted, type Row } from '#test/bench/row.ts'
import { type ManyVotes, writeLibrary, writeMatrix } from '#test/bench/votes/many-votes.ts'

interface Imported {
  readonly told: string
  readonly seconds: number
  readonly megabytes: number
  readonly blocked99: number
  readonly record: number
  readonly agreement: number
  readonly search: number
}

const run = promisify(execFile)

const imported = async (write: (path: string) => Promise<ManyVotes>): Promise<Imported> => {
  const folder = await mkdtemp(join(tmpdir(), 'palais-bench-'))
  try {
    const file = join(folder, 'votes.csv')
    await write(file)
    const { stdout } = await run(process.execPath, [join(import.meta.dirname, '../votes/votes-process.ts'), file])
    return JSON.parse(stdout) as Imported
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** 6,551 roll calls, 1.27 million cells: the size of the public data set. */
const ROLL_CALLS = 6551
/** As many ballots as rows: the file of the library has one row each. */
const LIBRARY_ROLL_CALLS = 8700

const once = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let result: Promise<T> | undefined
  return () => {
    result ??= work()
    return result
  }
}
const matrix = once(() => imported(path => writeMatrix(path, ROLL_CALLS)))
const library = once(() => imported(path => writeLibrary(path, LIBRARY_ROLL_CALLS)))

/** The best of ten readings of so much text, in milliseconds of this thread: others on the machine do not count. */
const readingOf = async (text: string): Promise<number> => {
  const times = Array.from({ length: 10 }, () => {
    const from = process.threadCpuUsage()
    readRollCallFile(text, { body: 'GA', date: Temporal.PlainDate.from('2023-12-19') })
    const { user, system } = process.threadCpuUsage(from)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

const SIZE = 64 * 1024

/** The record of one vote, in the middle of what else was said that day. */
const longText = async (): Promise<string> => {
  const vote = await readFile(join(import.meta.dirname, '../../fixtures/rollcalls/ga-78-220-pv.txt'), 'utf8')
  const speech =
    'Mr. Silva (Brazil): My delegation thanks the facilitators, and regrets that paragraph 5, on which China and the Russian Federation spoke, was not agreed. '
  const padding = speech.repeat(Math.ceil((SIZE - vote.length) / 2 / speech.length))
  return `${padding}\n\n${vote}\n\n${padding}`.slice(0, SIZE)
}

/** Nothing but lists, one vote after the other. */
const listsOnly = async (): Promise<string> => {
  const vote = await readFile(join(import.meta.dirname, '../../fixtures/rollcalls/ga-78-222-pv.txt'), 'utf8')
  return vote.repeat(Math.ceil(SIZE / vote.length)).slice(0, SIZE)
}

export const rows: readonly Row[] = [
  {
    work: 'a vote read out of 64 KiB of a verbatim record',
    goal: 'at most 50 ms',
    run: async () => atMost(50, await readingOf(await longText()), ' ms'),
  },
  {
    work: 'twenty votes in 64 KiB',
    goal: 'at most 50 ms',
    run: async () => atMost(50, await readingOf(await listsOnly()), ' ms'),
  },
  {
    work: 'import of a matrix of 6,551 roll calls, 1.27 million cells',
    goal: 'under 60 s',
    run: async () => atMost(60, (await matrix()).seconds, ' s'),
  },
  {
    work: 'memory of that process at its most',
    goal: 'at most 400 MiB',
    run: async () => atMost(400, (await matrix()).megabytes, ' MiB'),
  },
  {
    work: 'import of 1.27 million rows of the library',
    goal: 'under 60 s',
    run: async () => atMost(60, (await library()).seconds, ' s'),
  },
  {
    work: 'memory of that process at its most',
    goal: 'at most 400 MiB',
    run: async () => atMost(400, (await library()).megabytes, ' MiB'),
  },
  {
    work: 'longest turn of the thread meanwhile, but for one in a thousand',
    goal: 'at most 20 ms',
    run: async () => atMost(20, (await library()).blocked99, ' ms'),
  },
  {
    work: "one State's record over 1.27 million ballots",
    goal: 'under 50 ms',
    run: async () => atMost(50, (await library()).record, ' ms'),
  },
  {
    work: 'agreement of one State with all others, the same',
    goal: 'under 500 ms',
    run: async () => atMost(500, (await library()).agreement, ' ms'),
  },
  {
    work: 'search for a word among them',
    goal: '',
    run: async () => noted(`${(await library()).search.toFixed(1)} ms`),
  },
]
