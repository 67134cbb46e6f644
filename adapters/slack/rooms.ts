// Rooms: who can read along in a channel of Slack, and whether the bot can post there.
import { SendFault } from '#src/reply/messenger.ts'
import type { Audience } from '#src/security/audience.ts'
import { kept } from './kept.ts'
import type { People } from './people.ts'
import type { Workspace } from './workspaces.ts'

export interface Room {
  readonly outsiders: Audience['outsiders']
  /** Whether the bot is in it. */
  readonly joined: 'yes' | 'no' | 'archived'
}

export interface Rooms {
  /** Throws SendFault when Slack does not say. */
  of(workspace: Workspace, channel: string): Promise<Room>
  /** Somebody came or went, or the channel was shared: the next question is asked anew. */
  forget(workspace: Workspace, channel: string): void
  /** Somebody stands otherwise now, in whichever channels they are. */
  forgetAll(): void
}

interface Surroundings {
  readonly workspaces: { ofTeam(team: string): Workspace | undefined }
  readonly people: People
  readonly elapsed: () => number
}

interface Channel {
  readonly is_member?: boolean
  readonly is_archived?: boolean
  readonly is_ext_shared?: boolean
  readonly is_org_shared?: boolean
  readonly is_pending_ext_shared?: boolean
  readonly is_shared?: boolean
}

/** Slack tells when somebody comes or goes; this is for what it does not tell. */
const FRESH_MS = 5 * 60_000
const USABLE_MS = 30 * 60_000

export const rooms = ({ workspaces, people, elapsed }: Surroundings): Rooms => {
  const answers = kept(
    async key => {
      const [team = '', channel = ''] = key.split('/')
      const workspace = workspaces.ofTeam(team)
      if (workspace === undefined) throw new SendFault('not-sent', 'no-workspace')
      return ask(workspace, channel, people)
    },
    { elapsed, freshMs: FRESH_MS, usableMs: USABLE_MS },
  )
  return {
    of: ({ team }, channel) => answers.get(`${team}/${channel}`),
    forget: ({ team }, channel) => answers.drop(`${team}/${channel}`),
    forgetAll: () => answers.clear(),
  }
}

const ask = async (workspace: Workspace, channel: string, people: People): Promise<Room> => {
  const { channel: found } = await workspace.call<{ channel: Channel }>('conversations.info', { channel })
  const joined = found.is_archived === true ? 'archived' : found.is_member === true ? 'yes' : 'no'
  const shared =
    found.is_ext_shared === true ||
    found.is_org_shared === true ||
    found.is_shared === true ||
    found.is_pending_ext_shared === true
  return { joined, outsiders: shared ? 'other-organisations' : await outsidersIn(workspace, channel, people) }
}

/** The worst of all who are in it. */
const outsidersIn = async (workspace: Workspace, channel: string, people: People): Promise<Room['outsiders']> => {
  const standings = new Set<string>()
  for await (const user of membersOf(workspace, channel)) {
    if (user === workspace.bot.user) continue
    standings.add((await people.of(workspace, user)).standing)
    if (standings.has('outside')) return 'other-organisations'
  }
  return standings.has('guest') ? 'guests' : 'none'
}

interface Page {
  readonly members: readonly string[]
  readonly response_metadata?: { readonly next_cursor?: string }
}

async function* membersOf({ call }: Workspace, channel: string): AsyncGenerator<string> {
  let cursor = ''
  do {
    const page = await call<Page>('conversations.members', {
      channel,
      limit: 200,
      ...(cursor === '' ? {} : { cursor }),
    })
    yield* page.members
    cursor = page.response_metadata?.next_cursor ?? ''
  } while (cursor !== '')
}
