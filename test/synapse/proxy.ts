// Proxy: stands before the homeserver, keeps what a client sent, and can lose an answer at a chosen moment.
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Passed {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly status: number
}

export interface Wire extends AsyncDisposable {
  readonly url: string
  readonly passed: readonly Passed[]
  /** Resolves when the server has done a request of this kind, whose answer is dropped; so many before it pass. */
  losing(path: string, before?: number): Promise<void>
  /** Drops nothing any more. */
  pass(): void
}

export const startProxy = async (target: string): Promise<Wire> => {
  const passed: Passed[] = []
  let dropped: { readonly path: string; before: number; readonly done: () => void } | undefined
  const server = createServer(async (asked, answer) => {
    const raw = await whole(asked)
    const path = decodeURIComponent((asked.url ?? '').split('?')[0] ?? '')
    const onward = request(
      `${target}${asked.url}`,
      { method: asked.method, headers: asked.headers },
      async answered => {
        const bytes = await whole(answered)
        const one = { method: asked.method ?? '', path, body: read(raw), status: answered.statusCode ?? 0 }
        if (!path.endsWith('/sync')) passed.push(one)
        if (dropped !== undefined && path.includes(dropped.path) && dropped.before-- <= 0) {
          dropped.done()
          asked.socket.destroy()
        } else answer.writeHead(one.status, answered.headers).end(bytes)
      },
    )
    onward.on('error', () => answer.destroy())
    asked.socket.on('close', () => onward.destroy())
    onward.end(raw)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    losing: (path, before = 0) =>
      new Promise(done => {
        dropped = { path, before, done }
      }),
    pass: () => {
      dropped = undefined
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const whole = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const pieces: Buffer[] = []
  try {
    for await (const piece of stream) pieces.push(piece)
  } catch {
    // Whoever asked is gone; what came so far is all there is.
  }
  return Buffer.concat(pieces)
}

const read = (raw: Buffer): unknown => {
  try {
    return JSON.parse(raw.toString('utf8'))
  } catch {
    return undefined
  }
}
