// Deliveries: what the outbox has to say, as the messages that it takes: sent one after the other, and changed in place.
import type { Mentions } from '#adapters/slack/show/runs.ts'
import type { SlackMessage } from '#adapters/slack/show/slack-message.ts'
import { slackMessages } from '#adapters/slack/show/slack-messages.ts'
import type { Loss } from '#src/reminders/tell-lost.ts'
import { type Begun, bringUpToDate } from '#src/reply/begun.ts'
import { type Message, type Progress, type Receipt, SendFault } from '#src/reply/messenger.ts'
import { receiptOf, toEach } from '#src/reply/receipt.ts'
import { NO_ROOM, NOTHING_HERE, refit } from '#src/reply/refit.ts'
import type { Released } from '#src/reply/release.ts'
import type { LostRooms } from './lost-rooms.ts'
import type { PictureFiles } from './picture-files.ts'
import { change, letter, type Pace } from './post.ts'
import type { Rooms } from './rooms.ts'
import { nameOf, namesIn, reached, type Spot, spotOf, standing, threadIn } from './spot.ts'
import type { Troubles } from './troubles.ts'
import { whenTaken } from './when-taken.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

export interface Dispatching {
  readonly workspaces: Pick<Workspaces, 'ofAddress'>
  readonly rooms: Rooms
  readonly pace: Pace
  readonly files: PictureFiles
  readonly lost: LostRooms
  readonly mentionsOf: (workspace: Workspace, document: Released) => Promise<Mentions>
  readonly trouble: Troubles
  readonly begun: Begun
}

/** Names our messages for ourselves: an opaque id, readable by everybody in the workspace. */
export const EVENT_TYPE = 'palais_delivery'

/** Long ones are several messages: the first, and the others in its thread. What stands there already is not sent again. Throws SendFault. */
export const send = async (message: Message, progress: Progress, desk: Dispatching): Promise<Receipt> => {
  const spot = reached(spotOf(desk.workspaces, message.place))
  const shown = await messagesOf(message, spot.workspace, desk)
  const there = [...namesIn(message.begun)]
  const beginning = { delivery: message.id, there, parts: refit(shown.slice(0, there.length), there.length, words) }
  await bringUpToDate(beginning, desk.begun, (name, part, one) => {
    const metadata = named(message.id, part, Math.max(shown.length, there.length))
    return rewrite({ name, message, spot, one, metadata }, desk)
  })
  if (shown.length > 1) desk.begun.keep(message.id, shown)
  for (const [part, one] of [...shown.entries()].slice(there.length)) {
    const thread = threadIn(message.thread, spot) ?? threadIn(there[0], spot)
    const metadata = named(message.id, part, shown.length)
    const post = (shape: SlackMessage) =>
      called<{ ts: string }>(desk, { spot, message }, [
        'chat.postMessage',
        { ...letter(shape, { channel: spot.channel, thread }), metadata },
      ])
    const { ts } = await whenTaken(one, post)
    there.push(nameOf(spot, ts))
    if (there.length < shown.length) await progress(receiptOf(there))
  }
  desk.begun.forget(message.id)
  return receiptOf(there)
}

/** Throws SendFault. */
export const correct = async (receipt: Receipt, message: Message, desk: Dispatching): Promise<Receipt> => {
  const spot = reached(spotOf(desk.workspaces, message.place))
  const shown = await messagesOf(message, spot.workspace, desk)
  const there = namesIn(receipt)
  if (there.length === 0) throw new SendFault('refused', 'cannot-be-edited')
  const all = refit(shown, there.length, words)
  await toEach(there, async (name, part) => {
    const one = all[part]
    const metadata = named(message.id, part, there.length)
    if (one !== undefined) await rewrite({ name, message, spot, one, metadata }, desk)
  })
  return receipt
}

const named = (id: string, part: number, parts: number) => ({
  event_type: EVENT_TYPE,
  event_payload: { id, part, parts },
})

interface Rewriting {
  readonly name: string
  readonly message: Message
  readonly spot: Spot
  readonly one: SlackMessage
  readonly metadata: ReturnType<typeof named>
}

const rewrite = async ({ name, message, spot, one, metadata }: Rewriting, desk: Dispatching): Promise<void> => {
  try {
    await whenTaken(one, shape =>
      called(desk, { spot, message }, ['chat.update', { ...change(shape, standing(name)), metadata }]),
    )
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
  { files, mentionsOf }: Dispatching,
): Promise<readonly SlackMessage[]> =>
  slackMessages(document, {
    files: await files(workspace, document),
    ...(urgency === 'ring' ? { mentions: await mentionsOf(workspace, document) } : {}),
  })

const only = (document: Released): SlackMessage => {
  const [message] = slackMessages(document)
  if (message === undefined) throw new Error('a sentence is a message')
  return message
}

const words = {
  nothingHere: () => only(NOTHING_HERE),
  noRoom: (last: SlackMessage) => ({ ...last, blocks: [...last.blocks, ...only(NO_ROOM).blocks] }),
}

/** In the pace of the channel, and watched: what fails again and again is left alone for longer. */
const called = <T>(
  { pace, trouble, rooms, lost }: Dispatching,
  { spot, message }: { readonly spot: Spot; readonly message: Message },
  [method, given]: readonly [string, Readonly<Record<string, unknown>>],
): Promise<T> =>
  trouble.watched(message.place.address, async () => {
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
