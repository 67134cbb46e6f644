// Messenger: reminders and notices to Slack, each call tried once; what may have arrived is looked up where history may be read.

import type { Mentions } from '#adapters/slack/show/runs.ts'
import type { SlackMessage } from '#adapters/slack/show/slack-message.ts'
import { slackMessages } from '#adapters/slack/show/slack-messages.ts'
import type { Loss } from '#src/reminders/tell-lost.ts'
import { type Message, type Messenger, type Receipt, SendFault } from '#src/reply/messenger.ts'
import type { Released } from '#src/reply/release.ts'
import type { Audience } from '#src/security/audience.ts'
import type { Place } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import { userIn } from './bare-id.ts'
import { type LookUps, lookUps } from './look-ups.ts'
import type { LostRooms } from './lost-rooms.ts'
import type { OpenDirect } from './open-direct.ts'
import type { People } from './people.ts'
import type { PictureFiles } from './picture-files.ts'
import { change, letter, type Pace } from './post.ts'
import type { Rooms } from './rooms.ts'
import { type Troubles, troubles } from './troubles.ts'
import { whenTaken } from './when-taken.ts'
import { withdraw } from './withdraw.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

export interface Post {
  readonly workspaces: Pick<Workspaces, 'ofAddress'>
  readonly people: People
  readonly rooms: Rooms
  readonly pace: Pace
  readonly files: PictureFiles
  readonly lost: LostRooms
  readonly open: OpenDirect
  readonly accountsOf: Members['accountsOf']
  readonly mentionsOf: (workspace: Workspace, document: Released) => Promise<Mentions>
  readonly elapsed: () => number
}

/** Names our messages for ourselves: an opaque id, readable by everybody in the workspace. */
const EVENT_TYPE = 'palais_delivery'

export const slackMessenger = (desk: Post): Messenger => {
  const trouble = troubles(desk.elapsed)
  const found = lookUps({ eventType: EVENT_TYPE, elapsed: desk.elapsed })
  const sending: Sending = { ...desk, trouble, found, under: new Map() }
  return {
    platform: 'slack',
    capabilities: { repeats: 'none', edits: 'yes' },
    // Whose token it is may not be known yet, just after the start: then it is too early to say that nobody can tell.
    repeatsIn: place => {
      const spot = at(desk, place)
      return spot === undefined || canLookUp(spot) ? 'look-up' : 'none'
    },
    open: desk.open,
    audience: place => audienceOf(place, desk),
    send: message => send(message, sending),
    correct: (receipt, message) => correct(receipt, message, sending),
    withdraw: (address, receipt) => withdraw(address, receipt, desk),
    lookUp: async (id, place, { since, threads }) => {
      const spot = reached(at(desk, place))
      if (!canLookUp(spot)) throw new SendFault('refused', 'no-answer')
      const within = { since, threads: threads.map(thread => threadIn(thread, spot)).filter(ts => ts !== undefined) }
      return trouble.watched(place.address, () => found.find(spot, id, within))
    },
  }
}

const named = ({ id }: Message, part: number) => ({ event_type: EVENT_TYPE, event_payload: { id, part } })

interface Spot {
  readonly workspace: Workspace
  readonly channel: string
}

const at = ({ workspaces }: Pick<Post, 'workspaces'>, { address }: Place): Spot | undefined => {
  const found = workspaces.ofAddress(address)
  return found && { workspace: found.workspace, channel: found.id }
}

const reached = (spot: Spot | undefined): Spot => {
  if (spot === undefined) throw new SendFault('not-sent', 'no-workspace')
  return spot
}

/** Which permission lets the messages of a channel be read, by the first letter of its id; some private ones begin like public ones. */
const HISTORY: Readonly<Record<string, readonly string[]>> = {
  C: ['channels:history', 'groups:history'],
  G: ['groups:history'],
  D: ['im:history'],
}

const canLookUp = ({ channel, workspace }: Spot): boolean =>
  HISTORY[channel[0] ?? '']?.every(scope => workspace.scopes.has(scope)) ?? false

const audienceOf = async (place: Place, desk: Post): Promise<Audience | undefined> => {
  const spot = at(desk, place)
  if (spot === undefined) return undefined
  const { workspace, channel } = spot
  const common = { destination: 'slack', vault: 'open', greenInFeeds: 'no' } as const
  try {
    if (place.kind === 'direct') {
      if (!(await isTheirs(place, workspace, desk))) return undefined
      return {
        ...common,
        privacy: 'private',
        outsiders: 'none',
        readers: place.member === undefined ? [] : [place.member],
      }
    }
    const room = await desk.rooms.of(workspace, channel)
    if (room.joined === 'yes') return { ...common, privacy: 'shared', outsiders: room.outsiders, readers: [] }
    void desk.lost(workspace, channel, room.joined === 'archived' ? 'archived' : 'left')
    return undefined
  } catch (error) {
    if (!(error instanceof SendFault)) throw error
    if (error.code === 'channel-not-found') void desk.lost(workspace, channel, 'gone')
    // Nobody knows now who reads it: it waits.
    return undefined
  }
}

/** Whoever is deactivated, or is this person no longer, gets nothing more; where Slack does not say, they are still there. */
const isTheirs = async ({ member }: Place, workspace: Workspace, { people, accountsOf }: Post): Promise<boolean> => {
  const user = userIn(member === undefined ? [] : await accountsOf(member), workspace)
  if (user === undefined) return false
  const person = await people.of(workspace, user).catch(() => undefined)
  return person?.standing !== 'gone'
}

interface Sending extends Post {
  readonly trouble: Troubles
  readonly found: LookUps
  /** Deliveries of several messages that are under way: what of them has gone. */
  readonly under: Map<string, { readonly receipt: Receipt; readonly gone: number }>
}

/** Long ones are several messages: the first, and the others in its thread. What has gone is not sent again. */
const send = async (message: Message, desk: Sending): Promise<Receipt> => {
  const spot = reached(at(desk, message.place))
  const shown = await messagesOf(message, spot.workspace, desk)
  let { receipt, gone } = desk.under.get(message.id) ?? { receipt: '', gone: 0 }
  for (const one of shown.slice(gone)) {
    const thread = receipt === '' ? threadIn(message.thread, spot) : tsOf(receipt)
    const metadata = named(message, gone)
    const post = (shape: SlackMessage) =>
      called<{ ts: string }>(desk, { spot, place: message.place }, [
        'chat.postMessage',
        { ...letter(shape, { channel: spot.channel, thread }), metadata },
      ])
    try {
      const { ts } = await whenTaken(one, post)
      receipt = receipt === '' ? `${spot.channel}/${ts}` : receipt
    } catch (error) {
      // The first has gone, and says what matters: a lost answer about a later one makes it no less sent.
      if (receipt === '' || (error instanceof SendFault && error.outcome === 'not-sent')) throw error
    }
    gone++
    desk.under.set(message.id, { receipt, gone })
  }
  desk.under.delete(message.id)
  return receipt
}

const correct = async (receipt: Receipt, message: Message, desk: Sending): Promise<Receipt> => {
  const spot = reached(at(desk, message.place))
  const [first] = await messagesOf(message, spot.workspace, desk)
  if (first === undefined) return receipt
  const [channel = spot.channel, ts = ''] = receipt.split('/')
  try {
    await whenTaken(first, one =>
      called(desk, { spot, place: message.place }, [
        'chat.update',
        { ...change(one, { channel, ts }), metadata: named(message, 0) },
      ]),
    )
    return receipt
  } catch (error) {
    throw error instanceof SendFault && UNEDITABLE.has(error.code)
      ? new SendFault('refused', 'cannot-be-edited', { cause: error })
      : error
  }
}

const UNEDITABLE: ReadonlySet<string> = new Set([
  'message-not-found',
  'cant-update-message',
  'edit-window-closed',
  'channel-not-found',
  'not-in-channel',
  'is-inactive',
])

const messagesOf = async (
  { document, urgency }: Message,
  workspace: Workspace,
  { files, mentionsOf }: Post,
): Promise<readonly SlackMessage[]> =>
  slackMessages(document, {
    files: await files(workspace, document),
    ...(urgency === 'ring' ? { mentions: await mentionsOf(workspace, document) } : {}),
  })

/** A receipt of another channel names no thread here. */
const threadIn = (thread: Receipt | undefined, { channel }: Spot): string | undefined =>
  thread?.startsWith(`${channel}/`) === true ? tsOf(thread) : undefined

const tsOf = (receipt: Receipt): string => receipt.slice(receipt.indexOf('/') + 1)

/** In the pace of the channel, and watched: what fails again and again is left alone for longer. */
const called = <T>(
  { pace, trouble, rooms, lost }: Sending,
  { spot, place }: { readonly spot: Spot; readonly place: Place },
  [method, given]: readonly [string, Readonly<Record<string, unknown>>],
): Promise<T> =>
  trouble.watched(place.address, async () => {
    try {
      return await pace(`${spot.workspace.team}/${spot.channel}`, () => spot.workspace.call<T>(method, given))
    } catch (error) {
      const loss = error instanceof SendFault ? lossOf[error.code] : undefined
      if (method === 'chat.update' || !(error instanceof SendFault) || loss === undefined) throw error
      // The bot was taken out meanwhile: it waits, as for any room that it is not in.
      rooms.forget(spot.workspace, spot.channel)
      void lost(spot.workspace, spot.channel, loss)
      throw new SendFault('not-sent', error.code, { concerns: 'place', cause: error })
    }
  })

/** What a refusal says of the channel; nothing: it is not closed to the bot. */
const lossOf: Partial<Readonly<Record<string, Loss>>> = {
  'not-in-channel': 'left',
  'channel-not-found': 'gone',
  'is-archived': 'archived',
}
