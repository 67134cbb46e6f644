// Listen: the local socket on which the running bot answers `palais …`; only the user who runs it can open it.
import { lstat, rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { OperatorFault } from '#src/operator-fault.ts'
import { type Answer, type Asked, askedShape, MOST_FRAME_BYTES } from './request.ts'
import { wholeText } from './whole-text.ts'

/** Never rejects. */
export type Answerer = (asked: Asked) => Promise<Answer>

/** The shortest limit of the systems we know (macOS: 104 bytes with the end mark). */
const LONGEST_PATH = 103
/** A client that says nothing for so long is gone. */
const PATIENCE_MS = 60_000

/** Opens the socket. Throws an OperatorFault when another process listens there or the path cannot be used. */
export const listenForClients = async (path: string, answer: Answerer): Promise<AsyncDisposable> => {
  if (Buffer.byteLength(path) > LONGEST_PATH)
    throw new OperatorFault(
      `The path of the socket is longer than ${LONGEST_PATH} bytes: ${path}. Set PALAIS_SOCKET to a shorter one.`,
    )
  if (await isAnswered(path))
    throw new OperatorFault(
      `Another Palais listens on ${path}. Stop it, or set PALAIS_SOCKET and PALAIS_KEYRING apart.`,
    )
  await clear(path)
  const open = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, socket => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    void converse(socket, answer)
  })
  await bind(server, path)
  return {
    [Symbol.asyncDispose]: async () => {
      const closed = Promise.withResolvers<void>()
      server.close(() => closed.resolve())
      for (const socket of open) socket.destroy()
      await closed.promise
    },
  }
}

/** Whether somebody is there; a socket file without a process (after kill -9) is not somebody. */
const isAnswered = (path: string): Promise<boolean> => {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const socket = connect(path, () => resolve(true))
  socket.on('error', () => resolve(false))
  return promise.finally(() => socket.destroy())
}

/** Takes away a socket that nobody answers, and nothing else that may have its name. */
const clear = async (path: string): Promise<void> => {
  const there = await lstat(path).catch(() => undefined)
  if (there === undefined) return
  if (!there.isSocket())
    throw new OperatorFault(`${path} is not a socket, so I leave it alone. Set PALAIS_SOCKET to another name.`)
  await rm(path)
}

/** The mask is set while the file is made, so that at no moment others could open it. */
const bind = async (server: Server, path: string): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', error =>
    reject(
      new OperatorFault(
        `The socket ${path} could not be made: ${(error as NodeJS.ErrnoException).code}. Set PALAIS_SOCKET to a place where I may write.`,
        { cause: error },
      ),
    ),
  )
  const mask = process.umask(0o177)
  try {
    server.listen(path, resolve)
  } finally {
    process.umask(mask)
  }
  await promise
}

/** One client: what it sends may be anything, and it may go at any time. */
const converse = async (socket: Socket, answer: Answerer): Promise<void> => {
  socket.on('error', () => socket.destroy())
  socket.setTimeout(PATIENCE_MS, () => socket.destroy())
  try {
    const text = await wholeText(socket, MOST_FRAME_BYTES)
    if (text === undefined) return void socket.destroy()
    socket.setTimeout(0)
    const request = read(text)
    socket.end(JSON.stringify(request === undefined ? notUnderstood : await answer(request)))
  } catch {
    // It left while it spoke.
    socket.destroy()
  }
}

const read = (text: string): Asked | undefined => {
  try {
    return askedShape.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

const notUnderstood: Answer = {
  outcome: 'failed',
  text: 'The running bot did not understand the request. Are both of the same version?',
}
