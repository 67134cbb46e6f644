// Load: many connections that ask the same again and again, as fast as they are answered.
import { connect, type Socket } from 'node:net'

const CONNECTIONS = 32

/** Asks `count` times in all; each answer must be exactly `length` octets. */
export const load = async (
  port: number,
  ask: { readonly head: string; readonly length: number; readonly count: number },
): Promise<void> => {
  let left = ask.count
  const worker = async (): Promise<void> => {
    const socket = await connected(port)
    while (left-- > 0) await exchange(socket, ask)
    socket.destroy()
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
}

export const connected = (port: number): Promise<Socket> => {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>()
  const socket: Socket = connect(port, '127.0.0.1', () => resolve(socket))
  socket.setNoDelay(true).once('error', reject)
  return promise
}

/** One request, until its whole answer has come. */
export const exchange = (
  socket: Socket,
  { head, length }: { readonly head: string; readonly length: number },
): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>()
  let missing = length
  const take = (piece: Buffer): void => {
    missing -= piece.length
    if (missing > 0) return
    socket.off('data', take)
    resolve()
  }
  socket.on('data', take)
  socket.write(head)
  return promise
}
