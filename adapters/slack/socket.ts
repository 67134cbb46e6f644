// Socket: Socket Mode for one app: a connection that is replaced before it ends, and again and again when it breaks.
import { SocketModeClient } from '@slack/socket-mode'
import { pause } from './pause.ts'
import { quiet } from './quiet.ts'
import type { Delivered, Receive } from './receive.ts'

interface Line {
  readonly appToken: string
  readonly apiUrl?: string
  readonly timeout: Temporal.Duration
  readonly receive: Receive
  readonly failed: (error: unknown) => void
}

export interface Socket extends AsyncDisposable {
  /** Whether Slack can reach us now. */
  connected(): 'yes' | 'no'
}

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000
/** An old connection stays open so long for the answers that are still to be given on it. */
const LINGER_MS = 4_000
const SHORT_LIFE_MS = 5_000

/** Connects, and stays connected until it is disposed of. */
export const openSocket = (line: Line): Socket => {
  const end = new AbortController()
  const open = new Set<Connection>()
  let failures = 0
  let shortLives = 0

  const connect = async (): Promise<void> => {
    while (!end.signal.aborted) {
      const connection = new Connection(line)
      open.add(connection)
      connection.once('disconnected', () => open.delete(connection))
      try {
        await within(Promise.race([connection.start(), refusal(connection)]), line.timeout.total('milliseconds') * 2)
        failures = 0
        void lifeOf(connection)
        return
      } catch (error) {
        open.delete(connection)
        void connection.disconnect().catch(() => undefined)
        if (failures++ === 0 && !end.signal.aborted) line.failed(error)
        await pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures), end.signal)
      }
    }
  }

  /** Until Slack says that it will end, or it breaks; then the next one. */
  const lifeOf = async (connection: Connection): Promise<void> => {
    const began = performance.now()
    const why = await connection.over
    if (end.signal.aborted) return
    // One that ends as soon as it begins is not made again and again without a pause.
    shortLives = performance.now() - began < SHORT_LIFE_MS ? shortLives + 1 : 0
    if (shortLives > 3) await pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** shortLives), end.signal)
    const next = connect()
    if (why === 'to be replaced') {
      await next
      setTimeout(() => void connection.disconnect().catch(() => undefined), LINGER_MS).unref()
    }
  }

  const first = connect()
  return {
    connected: () => ([...open].some(one => one.ready) ? 'yes' : 'no'),
    [Symbol.asyncDispose]: async () => {
      end.abort()
      await Promise.all([...open].map(one => within(one.disconnect(), 2_000).catch(() => undefined)))
      await first
    },
  }
}

/** Too many connections, or Socket Mode was switched off: Slack says so instead of hello. */
const refusal = async ({ over }: Connection): Promise<never> => {
  await over
  throw new Error('slack refused the connection')
}

type Why = 'to be replaced' | 'broken'

/** One connection. The client's own way to reconnect waits for seconds, and gives up on a network that is away. */
class Connection extends SocketModeClient {
  ready = false
  readonly over: Promise<Why>
  readonly #over = Promise.withResolvers<Why>()

  constructor({ appToken, apiUrl, timeout, receive }: Line) {
    super({
      appToken,
      autoReconnectEnabled: false,
      logger: quiet,
      clientOptions: {
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: timeout.total('milliseconds'),
        ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
      },
    })
    this.over = this.#over.promise
    this.on('connected', () => {
      this.ready = true
    })
    this.on('disconnected', () => {
      this.ready = false
      this.#over.resolve('broken')
    })
    this.on('slack_event', ({ body, ack, retry_num, type }: Envelope) =>
      receive({ body, type: type === 'events_api' ? 'event' : 'interaction', retry: retry_num ?? 0, ack }),
    )
  }

  /** Slack ends a connection every few hours and says so: the next is opened first, and this one ends after its last answers. */
  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    if (typeof data === 'string' && isDisconnect(data)) {
      this.ready = false
      this.#over.resolve('to be replaced')
      return
    }
    await super.onWebSocketMessage(data, isBinary)
  }
}

interface Envelope {
  readonly type: string
  readonly body: Delivered['body']
  readonly ack: Delivered['ack']
  readonly retry_num?: number
}

const isDisconnect = (data: string): boolean => {
  if (!data.includes('"disconnect"')) return false
  try {
    return JSON.parse(data).type === 'disconnect'
  } catch {
    return false
  }
}

const within = async <T>(work: Promise<T>, ms: number): Promise<T> => {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error('slack did not answer')), ms)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
    void work.catch(() => undefined)
  }
}
