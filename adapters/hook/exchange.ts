// Exchange: one request to the gateway and its answer; a connection of its own, so that a broken one says something about this request alone.
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { SendFault } from '#src/reply/messenger.ts'

export interface Question {
  readonly method: 'POST' | 'PUT' | 'GET'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** For everything, from the first packet to the last. */
  readonly timeout: Temporal.Duration
}

export interface Answer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Empty when it broke off: the status has said already what was done. */
  readonly body: string
}

const MOST_BYTES = 64 * 1024

/** Throws SendFault: `not-sent` when no connection came about, `unknown` when it broke before an answer. */
export const exchange = async (question: Question): Promise<Answer> => {
  const { method, url, headers, body = '', timeout } = question
  const signal = AbortSignal.timeout(timeout.total('milliseconds'))
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  let connected: 'not yet' | 'yes' = 'not yet'
  const send = url.protocol === 'https:' ? requestSecure : requestPlain
  const ready = url.protocol === 'https:' ? 'secureConnect' : 'connect'
  const request = send(
    url,
    { method, headers: { ...headers, 'content-length': Buffer.byteLength(body) }, agent: false, signal },
    async response => {
      let text = ''
      try {
        for await (const piece of response.setEncoding('utf8')) {
          text += piece
          if (text.length > MOST_BYTES) break
        }
      } catch {
        text = ''
      }
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
    },
  )
  request.on('socket', socket => socket.once(ready, () => (connected = 'yes')))
  request.on('error', cause =>
    reject(new SendFault(connected === 'yes' ? 'unknown' : 'not-sent', codeOf(cause, signal), { cause })),
  )
  request.end(body)
  return promise
}

const codeOf = (error: NodeJS.ErrnoException, signal: AbortSignal): string =>
  signal.aborted ? 'no-answer' : (error.code ?? 'broken-off').toLowerCase().replaceAll('_', '-')
