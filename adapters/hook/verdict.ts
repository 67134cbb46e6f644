// Verdict: what an answer of the gateway says was done.
import { SendFault } from '#src/reply/messenger.ts'
import type { Answer } from './exchange.ts'

/** Longer than this nobody is asked to wait in earnest. */
const LONGEST = Temporal.Duration.from({ hours: 1 })
/** A wrong token says nothing about the message; it goes out when the operator has put it right. */
const UNTIL_PUT_RIGHT = Temporal.Duration.from({ minutes: 5 })

/** Statuses that say "not done" for certain, or leave it open; any other below 500 refuses. */
const outcomes: Readonly<Record<number, 'not-sent' | 'unknown'>> = {
  401: 'not-sent',
  403: 'not-sent',
  408: 'not-sent',
  // The same key is being worked on.
  409: 'unknown',
  425: 'not-sent',
  429: 'not-sent',
}

/** The fault of any answer but a success; undefined for that. The gateway may say `x-not-done` of a failure of its own. */
export const faultIn = ({ status, headers }: Answer, now: Temporal.Instant): SendFault | undefined => {
  if (status >= 200 && status < 300) return undefined
  const wait = readRetryAfter(headers['retry-after'], now)
  const after = wait ?? (status === 401 || status === 403 ? UNTIL_PUT_RIGHT : undefined)
  const said = headers['x-not-done'] !== undefined || (status === 503 && wait !== undefined) ? 'not-sent' : undefined
  const outcome = outcomes[status] ?? (status < 500 ? 'refused' : (said ?? 'unknown'))
  return new SendFault(outcome, `http-${status}`, after === undefined ? {} : { after })
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3). */
const readRetryAfter = (
  header: string | readonly string[] | undefined,
  now: Temporal.Instant,
): Temporal.Duration | undefined => {
  if (typeof header !== 'string') return undefined
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.epochMilliseconds
  if (Number.isNaN(ms)) return undefined
  return Temporal.Duration.from({ milliseconds: Math.round(Math.min(Math.max(ms, 0), LONGEST.total('milliseconds'))) })
}
