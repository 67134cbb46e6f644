// Compare: CPU time for an answer, ours against bare node:http that sends the same octets.
import { fetchRaw } from './fetch-raw.ts'
import { load } from './load.ts'
import { type Measured, startMeasured } from './measured.ts'

/** Many short rounds: on a busy machine some of them are undisturbed. */
const ROUNDS = 12

/** A request of HTTP/1.1 with these headers. */
export const headOf = (path: string, headers: Readonly<Record<string, string>> = {}): string =>
  [
    `GET ${path} HTTP/1.1`,
    'Host: x',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n')

/** How many answers ours gives for the CPU time of one of bare node:http, best rounds of both; above 1 is faster. */
export const ratioToBare = async (ours: Measured, head: string, count: number): Promise<number> => {
  const answer = await fetchRaw(ours.port, head)
  using bare = await startMeasured('bare-process.ts', [String(ours.port), head])
  const ask = { head, length: answer.length, count }
  const best = { ours: Number.POSITIVE_INFINITY, bare: Number.POSITIVE_INFINITY }
  for (let round = 0; round < ROUNDS; round++) {
    best.ours = Math.min(best.ours, await cpuFor(ours, ask))
    best.bare = Math.min(best.bare, await cpuFor(bare, ask))
  }
  return best.bare / best.ours
}

/** Microseconds of the server's CPU time for one answer, best of the rounds. */
export const bestCpu = async (server: Measured, head: string, count: number): Promise<number> => {
  const { length } = await fetchRaw(server.port, head)
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) best = Math.min(best, await cpuFor(server, { head, length, count }))
  return best
}

const cpuFor = async (
  server: Measured,
  ask: { readonly head: string; readonly length: number; readonly count: number },
): Promise<number> => {
  const before = await server.usage()
  await load(server.port, ask)
  const after = await server.usage()
  return (after.cpu - before.cpu) / ask.count
}

/** A request for what the server has just sent, with the tag that it sent. */
export const unchangedHead = async (server: Measured, path: string): Promise<string> => {
  const { headers } = await fetchRaw(server.port, headOf(path))
  return headOf(path, { 'If-None-Match': headers[headers.indexOf('ETag') + 1] ?? '' })
}
