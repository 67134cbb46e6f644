// Connect: Slack as a whole: its workspaces, what is heard from them, and the way to write to them.
import type { FastifyInstance } from 'fastify'
import type { Command } from '#src/conversation/command.ts'
import type { Answer } from '#src/conversation/dispatch.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import type { Atomically, Instruments, Stores } from '#src/ports.ts'
import type { Picture } from '#src/reply/document.ts'
import type { Messenger } from '#src/reply/messenger.ts'
import type { TryOut } from '#src/reply/try-out.ts'
import type { Bot } from './answer.ts'
import type { Desk } from './desk.ts'
import { directRooms } from './direct-rooms.ts'
import { hearHome } from './hear-home.ts'
import { httpWay } from './http-way.ts'
import { inTime } from './in-time.ts'
import { lostRooms } from './lost-rooms.ts'
import { mentionsIn } from './mentions-in.ts'
import { slackMessenger } from './messenger.ts'
import { openDirect } from './open-direct.ts'
import { people } from './people.ts'
import { pictureFiles } from './picture-files.ts'
import { pace } from './post.ts'
import { boltReceiver } from './receive.ts'
import { rooms } from './rooms.ts'
import type { SlackSettings } from './settings.ts'
import type { Socket } from './socket.ts'
import { slackTryOut } from './try-out.ts'
import { turns } from './turns.ts'
import { WAITS, type Waits } from './waits.ts'
import { openWorkspaces } from './workspaces.ts'

/** What Slack needs of the rest of the program. */
export interface Surroundings {
  readonly dispatch: (utterance: Utterance) => Promise<Answer>
  readonly menu: readonly Command[]
  readonly root: string
  readonly stores: Pick<Stores, 'members' | 'subscriptions' | 'inbox' | 'version' | 'tidying'>
  readonly atomically: Atomically
  readonly instruments: Pick<Instruments, 'random'>
  readonly now: () => Temporal.Instant
  /** Time-out of one call. */
  readonly timeout: Temporal.Duration
  /** As long as Slack can be kept waiting when absent. */
  readonly waits?: Waits
  readonly pngOf: (picture: Picture) => Promise<Uint8Array>
  /** Takes note of an outage or a bug. */
  readonly failed: (error: unknown) => void
}

export interface Slack extends AsyncDisposable {
  readonly messenger: Messenger
  readonly tryOut: TryOut
  /** Where Slack posts to, when it reaches us over HTTP. */
  readonly routes: readonly ((app: FastifyInstance) => void)[]
}

/** So many are worked on at once: enough to keep a database server busy, and to share the way to the disk. */
const AT_ONCE = 8

const elapsed = (): number => performance.now()
const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms).unref())

/** Begins to connect, and returns at once. */
export const openSlack = (settings: SlackSettings, given: Surroundings): Slack => {
  const { timeout, failed } = given
  const workspaces = openWorkspaces(settings, { timeout, failed })
  const persons = people(workspaces, elapsed)
  const channels = rooms({ workspaces, people: persons, elapsed })
  const own = pace({ elapsed, pause })
  const files = pictureFiles({ pngOf: given.pngOf, timeout, failed })
  const { accountsOf } = given.stores.members
  const mentionsOf = mentionsIn(given.stores.members)
  const bot: Bot = {
    dispatch: given.dispatch,
    menu: given.menu,
    people: persons,
    rooms: channels,
    directs: directRooms(),
    waits: given.waits ?? WAITS,
    turns: turns(AT_ONCE),
    filesOf: files,
    mentionsOf,
    tidying: given.stores.tidying,
    failed,
  }
  const desk: Desk = { bot, root: given.root, timeout, pace: own, elapsed, refused: new Map() }
  const lost = lostRooms({ ...given, random: given.instruments.random })
  const home = hearHome(desk, given.stores.version)
  const { receiver, receive } = boltReceiver(failed)
  // The library takes a while to load, and nothing waits for it but what Slack sends.
  const listening = import('./listen.ts').then(({ listen }) =>
    listen({ receiver, workspaces, desk, channels, lost, home }),
  )
  const heard: typeof receive = async delivered => {
    await listening
    // Slack may deliver something before it has told us, just started, whose our tokens are.
    await inTime(workspaces.tried, bot.waits.tokens)
    await receive(delivered)
  }
  const sockets = settings.way.by === 'socket' ? openSockets(settings, settings.way.appTokens) : undefined
  const http = settings.way.by === 'http' ? [httpWay({ ...settings.way, receive: heard, now: given.now })] : []

  async function openSockets({ apiUrl }: SlackSettings, appTokens: readonly string[]): Promise<readonly Socket[]> {
    const { openSocket } = await import('./socket.ts')
    await Promise.all([listening, workspaces.tried])
    return appTokens.map(appToken =>
      openSocket({ appToken, timeout, receive: heard, failed, ...(apiUrl === undefined ? {} : { apiUrl }) }),
    )
  }
  sockets?.catch(failed)

  return {
    tryOut: slackTryOut({
      way: settings.way.by,
      workspaces,
      members: given.stores.members,
      connected: async () => {
        if (settings.way.by === 'http') return 'not known'
        return (await sockets?.catch(() => []))?.some(one => one.connected() === 'yes') === true ? 'yes' : 'no'
      },
    }),
    messenger: slackMessenger({
      workspaces,
      accountsOf,
      people: persons,
      rooms: channels,
      pace: own,
      files,
      mentionsOf,
      lost,
      open: openDirect({ workspaces, people: persons, directs: bot.directs, accountsOf, elapsed }),
      elapsed,
    }),
    routes: http,
    [Symbol.asyncDispose]: async () => {
      workspaces[Symbol.dispose]()
      home[Symbol.dispose]()
      for (const socket of (await sockets?.catch(() => [])) ?? []) await socket[Symbol.asyncDispose]()
    },
  }
}
