// Call: one call to Slack's Web API, tried once, and what its failure says was done.
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api'
import { SendFault } from '#src/reply/messenger.ts'
import { quiet } from './quiet.ts'

/** Calls a method with arguments. Throws SendFault. */
export type Call = <T = object>(method: string, given?: Readonly<Record<string, unknown>>) => Promise<T>

interface Reach {
  readonly timeout: Temporal.Duration
  readonly apiUrl?: string
}

/** Retries are ours alone: the client would post twice when an answer is lost. */
export const callWith = (token: string, { timeout, apiUrl }: Reach): Call => {
  const client = new WebClient(token, {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeout.total('milliseconds'),
    logger: quiet,
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  })
  return async <T>(method: string, given: Readonly<Record<string, unknown>> = {}) => {
    try {
      return (await client.apiCall(method, given)) as T
    } catch (error) {
      throw faultOf(error)
    }
  }
}

/** The fault of a call. Throws what is no failure of a call. */
export const faultOf = (error: unknown): SendFault => {
  if (error instanceof WebAPIRateLimitedError)
    return new SendFault('not-sent', 'rate-limited', { ...after(error.retryAfter), concerns: 'place', cause: error })
  if (error instanceof WebAPIHTTPError)
    return error.statusCode === 429
      ? new SendFault('not-sent', 'rate-limited', { ...after(30), concerns: 'place', cause: error })
      : new SendFault(error.statusCode < 500 ? 'not-sent' : 'unknown', `http-${error.statusCode}`, {
          ...after(error.statusCode < 500 ? 60 : 2),
          concerns: 'place',
          cause: error,
        })
  if (error instanceof WebAPIPlatformError) return platformFault(error)
  const code = causeOf(error)
  return new SendFault(NEVER_LEFT.has(code) ? 'not-sent' : 'unknown', dashed(code), { cause: error })
}

const after = (seconds: number): { readonly after: Temporal.Duration } => ({
  after: Temporal.Duration.from({ milliseconds: Math.round(seconds * 1000) }),
})

/** No connection came about. */
const NEVER_LEFT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** Certainly not done, and a matter of the moment; seconds to wait. */
const LATER: Readonly<Record<string, number>> = {
  ratelimited: 30,
  rate_limited: 30,
  message_limit_exceeded: 60,
  service_unavailable: 30,
  request_timeout: 5,
}

/** Nothing goes before somebody puts it right; seconds to wait. */
const TO_PUT_RIGHT: ReadonlySet<string> = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'no_permission',
  'org_login_required',
  'ekm_access_denied',
  'missing_scope',
  'not_allowed_token_type',
  'accesslimited',
])
const UNTIL_PUT_RIGHT = 300

/** Slack's own failures, during which something may have been done. */
const PERHAPS_DONE: ReadonlySet<string> = new Set(['fatal_error', 'internal_error'])

/** An error as Slack names them; an answer that was cut short or came from something in between is none. */
const NAMED = /^[a-z][a-z0-9_]{2,60}$/

const platformFault = (error: WebAPIPlatformError): SendFault => {
  const name = error.data.error
  if (!NAMED.test(name) || PERHAPS_DONE.has(name))
    return new SendFault('unknown', NAMED.test(name) ? dashed(name) : 'not-understood', { cause: error })
  const seconds = LATER[name] ?? (TO_PUT_RIGHT.has(name) ? UNTIL_PUT_RIGHT : undefined)
  return seconds === undefined
    ? new SendFault('refused', dashed(name), { cause: error })
    : new SendFault('not-sent', dashed(name), { ...after(seconds), concerns: 'place', cause: error })
}

const dashed = (code: string): string => code.toLowerCase().replaceAll('_', '-')

/** The code deepest in a chain of causes: `ECONNRESET`; `no-answer` when time ran out. */
const causeOf = (error: unknown): string => {
  let found = 'broken-off'
  for (let one = error; one instanceof Error; one = one instanceof WebAPIRequestError ? one.original : one.cause) {
    if (one.name === 'TimeoutError' || one.name === 'AbortError') return 'no-answer'
    if ('code' in one && typeof one.code === 'string' && !one.code.startsWith('slack_')) found = one.code
  }
  return found
}
