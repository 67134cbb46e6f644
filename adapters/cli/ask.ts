// Ask: puts a question to the running bot over its local socket.
import { connect, type Socket } from 'node:net'
import { OperatorFault } from '#src/operator-fault.ts'
import { type Answer, type Asked, answerShape, MOST_FRAME_BYTES } from './request.ts'
import { wholeText } from './whole-text.ts'

/** Nobody is there: no socket, one that a killed process left, or a path that no socket can have. */
const NOBODY = ['ENOENT', 'ECONNREFUSED', 'ENOTSOCK', 'EINVAL', 'ENAMETOOLONG']

/** The bot's answer, or `nobody` when none runs here. */
export const ask = async (path: string, request: Asked): Promise<Answer | 'nobody'> => {
  const socket = await reach(path)
  if (socket === 'nobody') return 'nobody'
  try {
    socket.end(JSON.stringify(request))
    return answerShape.parse(JSON.parse((await wholeText(socket, MOST_FRAME_BYTES)) ?? ''))
  } catch {
    return { outcome: 'failed', text: 'The bot went away before it answered. Ask again: what it saved, it says.' }
  } finally {
    socket.destroy()
  }
}

const reach = (path: string): Promise<Socket | 'nobody'> => {
  const { promise, resolve, reject } = Promise.withResolvers<Socket | 'nobody'>()
  const socket = connect({ path, allowHalfOpen: true }, () => resolve(socket))
  socket.on('error', (error: NodeJS.ErrnoException) =>
    NOBODY.includes(error.code ?? '') ? resolve('nobody') : reject(faultOf(path, error)),
  )
  return promise
}

const faultOf = (path: string, error: NodeJS.ErrnoException): OperatorFault =>
  new OperatorFault(`The bot's socket ${path} does not open for me: ${error.code}. Am I the user who runs the bot?`, {
    cause: error,
  })
