// Hear messages: what is written to the bot directly, or where it is mentioned.
import type { AppMentionEvent, GenericMessageEvent } from '@slack/types'
import { type Answer, answer, effectOf } from './answer.ts'
import type { Desk } from './desk.ts'
import { inTime } from './in-time.ts'
import { postAnswer } from './post-answer.ts'
import type { Said } from './said.ts'
import { saidWords } from './said-words.ts'
import type { Workspace } from './workspaces.ts'

/** What an event says of itself. */
export interface Delivery {
  readonly eventId: string
  readonly workspace: Workspace
}

/** Kinds of message that people write; all others tell of changes. */
const WRITTEN: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast']

export const hearDirect = async (
  message: GenericMessageEvent | { readonly subtype?: string },
  { eventId, workspace }: Delivery,
  desk: Desk,
): Promise<void> => {
  if (!WRITTEN.includes(message.subtype)) return
  const { user, channel, channel_type, text, thread_ts, ts, bot_id } = message as GenericMessageEvent
  if (channel_type !== 'im' || user === undefined || bot_id !== undefined || user === workspace.bot.user) return
  desk.bot.directs.seen(workspace, user, channel)
  const words = await plainWords(text ?? '', workspace, desk)
  if (words === '') return
  const said: Said = { id: `slack:${workspace.team}:${eventId}`, workspace, user, channel, words }
  const [, ...below] = words.split('\n')
  const found = answer(said, desk.bot, { asked: { channel, ts, pasted: below.join('\n') } })
  await acknowledgeable(found, said, desk)
  void found.then(one => show(one, { said, channel, ...(thread_ts === undefined ? {} : { thread: thread_ts }) }, desk))
}

export const hearMention = async (
  event: AppMentionEvent,
  { eventId, workspace }: Delivery,
  desk: Desk,
): Promise<void> => {
  const { user, channel, text, thread_ts, ts, bot_id } = event
  if (user === undefined || user === workspace.bot.user) return
  if (bot_id !== undefined && !mayRefuse(bot_id, desk)) return
  const words = await plainWords(text, workspace, desk)
  const said: Said = {
    id: `slack:${workspace.team}:${eventId}`,
    workspace,
    user,
    channel,
    words: words === '' ? 'help' : words,
  }
  const found = answer(said, desk.bot)
  await acknowledgeable(found, said, desk)
  const seenBy = bot_id === undefined ? { user } : {}
  void found.then(one => {
    const thread = thread_ts ?? (one.to === 'room' || bot_id !== undefined ? ts : undefined)
    return show(one, { said, channel, ...(thread === undefined ? {} : { thread }), ...seenBy }, desk)
  })
}

/** A question can be kept waiting for no longer; what writes is acknowledged when it is saved, and else delivered again. */
const acknowledgeable = async (work: Promise<Answer>, { words }: Said, { bot }: Desk): Promise<void> => {
  await (effectOf(words, bot.menu) === 'read' ? inTime(work, bot.waits.message) : work)
}

/** Two programs that answer each other would never end: one refusal an hour is enough. */
const mayRefuse = (bot: string, { elapsed, refused }: Desk): boolean => {
  const last = refused.get(bot)
  if (last !== undefined && elapsed() - last < 3_600_000) return false
  refused.set(bot, elapsed())
  return true
}

/** Without the mention of the bot, and without the root word for those who are used to it. */
const plainWords = (text: string, workspace: Workspace, { root, bot }: Desk): Promise<string> => {
  const typed = text.replaceAll(new RegExp(`<@${workspace.bot.user}(?:\\|[^>]*)?>`, 'g'), ' ').trim()
  const whole = (words: string) => words.replace(new RegExp(`^[/!]?${root}(?:\\s+|$)`, 'i'), '').trim()
  return saidWords(typed, { workspace, bot, whole })
}

interface Where {
  readonly said: Said
  readonly channel: string
  readonly thread?: string
  /** Who alone sees what is not for the room. */
  readonly user?: string
}

/** Everything that was told is saved already, so that an answer that does not come is noted and no more. */
const show = async (found: Answer, { said, channel, thread, user }: Where, desk: Desk): Promise<void> => {
  const { workspace } = said
  try {
    await postAnswer(found, { workspace, channel, thread, user: found.to === 'room' ? undefined : user }, desk)
  } catch (error) {
    desk.bot.failed(error)
  }
}
