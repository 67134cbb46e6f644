// Server: requests to the homeserver outside of the library, each tried once, with an answer that says what was done.
import { SendFault } from '#src/reply/messenger.ts'
import type { Account } from './account.ts'

export interface Question {
  readonly method: 'GET' | 'PUT' | 'POST'
  /** From `/_matrix` on, with every part encoded. */
  readonly path: string
  readonly body?: object | Uint8Array
  readonly type?: string
}

export type Ask = <T>(question: Question) => Promise<T>

/** Throws SendFault: `not-sent` and `refused` are certain, `unknown` is everything else. */
export const asking =
  ({ url, token }: Pick<Account, 'url'> & { readonly token?: string }, timeout: Temporal.Duration): Ask =>
  async <T>({ method, path, body, type = 'application/json' }: Question): Promise<T> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': type, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeout.total('milliseconds')),
    }).catch(error => {
      throw new SendFault(neverLeft(error) ? 'not-sent' : 'unknown', codeOf(error), { cause: error })
    })
    const text = await answer.text().catch(() => '')
    if (answer.ok) return JSON.parse(text === '' ? '{}' : text) as T
    throw faultIn(answer, text)
  }

const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']

const causeOf = (error: unknown): string =>
  error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : ''

const neverLeft = (error: unknown): boolean => NEVER_LEFT.includes(causeOf(error))

const codeOf = (error: unknown): string => {
  if (error instanceof Error && error.name === 'TimeoutError') return 'no-answer'
  const code = causeOf(error)
  return code === '' ? 'broken-off' : code.toLowerCase().replaceAll('_', '-')
}

/** `M_LIMIT_EXCEEDED` and what a proxy answers before the homeserver saw it were certainly not done; so was what was forbidden. */
const faultIn = (answer: Response, text: string): SendFault => {
  const { status } = answer
  const code = errorIn(text) ?? `http-${status}`
  if (status === 429) return new SendFault('not-sent', 'rate-limited', { after: waitIn(answer, text) })
  if (status === 401)
    return new SendFault('not-sent', signedOutIn(text), { after: Temporal.Duration.from({ minutes: 5 }) })
  return new SendFault(status >= 500 || status === 408 ? 'unknown' : 'refused', code)
}

/** `session-ended`: the device is still there, and its owner may sign in on it again (Client-Server API, soft logout). */
const signedOutIn = (text: string): string => (/"soft_logout"\s*:\s*true/.test(text) ? 'session-ended' : 'signed-out')

/** `M_FORBIDDEN` as `m-forbidden`. */
const errorIn = (text: string): string | undefined => {
  const code = /"errcode"\s*:\s*"(M_[A-Z_]{1,40})"/.exec(text)?.[1]
  return code?.toLowerCase().replaceAll('_', '-')
}

/** `Retry-After` in seconds; before it came, `retry_after_ms` in the body (Client-Server API, rate limiting). */
const waitIn = (answer: Response, text: string): Temporal.Duration => {
  const header = answer.headers.get('retry-after') ?? ''
  const said = /"retry_after_ms"\s*:\s*(\d{1,9})/.exec(text)?.[1]
  const milliseconds = /^\d{1,6}$/.test(header) ? Number(header) * 1000 : Number(said ?? 1000)
  return Temporal.Duration.from({ milliseconds: Math.min(milliseconds, LONGEST_MS) })
}

const LONGEST_MS = 3_600_000
