// Fetch raw: one answer of a server, as it came: status, headers in order, octets.
import { connect } from 'node:net'

export interface RawAnswer {
  readonly status: number
  /** Names and values in turn, without those that node:http adds by itself. */
  readonly headers: string[]
  readonly octets: Buffer
  /** Octets of the whole answer, head and all. */
  readonly length: number
}

const ADDED = /^(?:date|connection|keep-alive)$/i

/** Sends a request head and reads one answer. The answer must have a length, or no body. */
export const fetchRaw = (port: number, head: string): Promise<RawAnswer> => {
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>()
  const socket = connect(port, '127.0.0.1', () => socket.write(head))
  let all: Buffer = Buffer.alloc(0)
  socket.on('error', reject)
  socket.on('data', (piece: Buffer) => {
    all = Buffer.concat([all, piece])
    const end = all.indexOf('\r\n\r\n')
    if (end === -1) return
    const [first = '', ...lines] = all.subarray(0, end).toString('latin1').split('\r\n')
    const status = Number(first.split(' ')[1])
    const pairs = lines.map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)] as const)
    const size = Number(pairs.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? 0)
    const length = end + 4 + (status === 304 ? 0 : size)
    if (all.length < length) return
    socket.destroy()
    resolve({
      status,
      headers: pairs.filter(([name]) => !ADDED.test(name)).flat(),
      octets: all.subarray(end + 4, length),
      length,
    })
  })
  return promise
}
