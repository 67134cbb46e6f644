// Hear presses: a pressed button says the words written on it.
import type { BlockAction, ButtonAction } from '@slack/bolt'
import { type Pressed, pressed } from '#adapters/slack/show/buttons.ts'
import { formOf } from '#src/conversation/form.ts'
import { type Answer, answer, failure, sentence } from './answer.ts'
import type { Desk } from './desk.ts'
import { hash } from './digest.ts'
import { rememberedOf } from './hear-commands.ts'
import { inAckTime } from './in-ack-time.ts'
import { openForm } from './open-form.ts'
import { asAnswer, type Manner, MOST_RESPONSES, respond } from './respond.ts'
import type { Said } from './said.ts'
import { saidWords } from './said-words.ts'
import { showDirect, showIn } from './show-later.ts'
import type { Workspace } from './workspaces.ts'

type Ack = () => Promise<void>

export const hearPress = async (
  { body, ack }: { readonly body: BlockAction; readonly ack: Ack },
  workspace: Workspace,
  desk: Desk,
): Promise<void> => {
  const [action] = body.actions
  const what = action?.type === 'button' ? pressed(action.action_id, (action as ButtonAction).value) : undefined
  if (what === undefined) return ack()
  const words = await wordsOf(what, workspace, desk)
  const said = saidBy(body, { words: words ?? what.words, workspace, what })
  const form = what.deed === 'form' ? formOf(what.words, desk.bot.menu) : undefined
  const asked = { workspace, user: body.user.id, trigger: body.trigger_id, remembered: rememberedOf(said) }
  if (form !== undefined && (await openForm({ ...asked, form }, desk.bot)) === 'opened')
    return ack().catch(desk.bot.failed)
  const work = async (one: Said): Promise<Answer> =>
    words === undefined ? { ...failure, messages: sentence(GONE) } : answer(one, desk.bot)
  const { later } = await inAckTime(said, { bot: desk.bot, work, givenUp: failure })
  await ack().catch(desk.bot.failed)
  await show(await later, { body, said }, desk)
}

const GONE = 'I cannot read the message with the lines any more. Send me the command again, with the lines below it.'

/** The words on the button; where they are too long for one, with the lines of the message that asked. */
const wordsOf = async (what: Pressed, workspace: Workspace, { bot }: Desk): Promise<string | undefined> => {
  if (what.deed !== 'again') return what.words
  const { channel, ts } = what.message
  const { messages } = await workspace
    .call<{ messages?: readonly { ts?: string; text?: string }[] }>('conversations.history', {
      channel,
      latest: ts,
      oldest: ts,
      inclusive: true,
      limit: 1,
    })
    .catch(() => ({ messages: [] }))
  const text = messages?.find(one => one.ts === ts)?.text
  if (text === undefined) return undefined
  const whole = (typed: string) => [what.words, ...typed.split('\n').slice(1)].join('\n')
  return saidWords(text, { workspace, bot, whole })
}

/** A preview is confirmed once, however often it is pressed; any other press is one of its own. */
const saidBy = (
  body: BlockAction,
  { words, workspace, what }: { readonly words: string; readonly workspace: Workspace; readonly what: Pressed },
): Said => {
  const once = / confirm:\S+/.test(what.words)
  const { id: user } = body.user
  const channel = body.channel?.id ?? body.container.channel_id
  const id = once ? `confirm:${hash(`${user} ${channel ?? ''} ${words}`)}` : body.trigger_id
  return {
    id: `slack:${workspace.team}:${id}`,
    workspace,
    user,
    ...(typeof channel === 'string' ? { channel } : {}),
    words,
    ...(what.deed === 'share' ? { shows: 'room' as const } : {}),
  }
}

/** Where the button was: a message for one is replaced by the answer; one for all stays, and the answer is for who pressed. */
const show = async (
  found: Answer,
  { body, said }: { readonly body: BlockAction; readonly said: Said },
  desk: Desk,
): Promise<void> => {
  const { response_url: url, container } = body
  const isEphemeral = container.is_ephemeral === true
  if (url === undefined || url === '' || (!isEphemeral && said.channel?.startsWith('D') === true))
    return showDirect(found, said, desk)
  if (found.messages.length === 0) return
  const replaces = isEphemeral && found.to === 'asker' && found.outcome !== 'failed'
  const manner: Manner = { response_type: found.to === 'room' ? 'in_channel' : 'ephemeral' }
  const gone = isEphemeral && found.to === 'room' ? [{ delete_original: true }] : []
  const answers = found.messages
    .slice(0, MOST_RESPONSES - gone.length)
    .map((message, at) => asAnswer(message, { ...manner, replace_original: replaces && at === 0 }))
  const told = Math.min(answers.length, await respond(url, [...answers, ...gone], desk.timeout))
  if (told < found.messages.length) await showIn({ ...found, messages: found.messages.slice(told) }, said, desk)
}
