// While rendering: how long a reader that has everything waits while a large feed is written for the first time.
import { headOf, unchangedHead } from './compare.ts'
import { fetchRaw } from './fetch-raw.ts'
import { connected, exchange } from './load.ts'
import { startMeasured } from './measured.ts'

const ROUNDS = 5
const SMALL = `/f/${'n'.repeat(43)}.ics`
const LARGE = '/feeds/public/all.ics'

/** The 99th percentile in milliseconds, in the best of several rounds, each with a server that has written nothing yet. */
export const delayWhileRendering = async (events: number): Promise<number> => {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) best = Math.min(best, percentile99(await waitsOnce(events)))
  return best
}

const percentile99 = (waits: readonly number[]): number =>
  waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? Number.NaN

const waitsOnce = async (events: number): Promise<readonly number[]> => {
  using server = await startMeasured('feed-process.ts', [String(events)])
  const head = await unchangedHead(server, SMALL)
  const { length } = await fetchRaw(server.port, head)
  const socket = await connected(server.port)
  const waits: number[] = []
  let writing = true
  const large = fetchRaw(server.port, headOf(LARGE, { 'Accept-Encoding': 'gzip' })).finally(() => {
    writing = false
  })
  while (writing) {
    const began = performance.now()
    await exchange(socket, { head, length })
    waits.push(performance.now() - began)
  }
  await large
  socket.destroy()
  return waits
}
