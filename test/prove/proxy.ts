// Proxy: stands between the program and PostgreSQL, and can cut the line or let it fall silent.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Proxy extends AsyncDisposable {
  readonly port: number
  /** `cut`: connections break and none come about · `silent`: they stay, and nothing passes. */
  turn(line: 'open' | 'cut' | 'silent'): void
}

export const proxy = async (to: number): Promise<Proxy> => {
  const pairs = new Set<readonly [Socket, Socket]>()
  let line: 'open' | 'cut' | 'silent' = 'open'
  const server = createServer(client => {
    if (line === 'cut') return void client.resetAndDestroy()
    const behind = connect(to, '127.0.0.1')
    const pair = [client, behind] as const
    pairs.add(pair)
    for (const [from, on] of [pair, [behind, client] as const]) {
      from.on('error', () => undefined)
      from.on('close', () => {
        on.destroy()
        pairs.delete(pair)
      })
      from.pipe(on)
      if (line === 'silent') from.pause()
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    turn: to => {
      line = to
      for (const pair of pairs)
        for (const socket of pair) {
          if (to === 'cut') socket.resetAndDestroy()
          else if (to === 'silent') socket.pause()
          else socket.resume()
        }
    },
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      for (const pair of pairs) for (const socket of pair) socket.destroy()
      await closed
    },
  }
}
