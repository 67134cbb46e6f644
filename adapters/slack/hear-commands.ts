// Hear commands: what is typed behind a slash; the answer goes with the acknowledgement when it is ready in time.
import type { AckFn, RespondArguments, SlashCommand } from '@slack/bolt'
import type { Remembered } from '#adapters/slack/modal/form-view.ts'
import { hasPicture } from '#adapters/slack/show/with-picture.ts'
import { formInstead } from '#src/conversation/form.ts'
import { type Answer, answer, failure } from './answer.ts'
import type { Desk } from './desk.ts'
import { inAckTime } from './in-ack-time.ts'
import { openForm } from './open-form.ts'
import { asAnswer, type Manner, respond } from './respond.ts'
import type { Said } from './said.ts'
import { saidWords } from './said-words.ts'
import { showIn } from './show-later.ts'
import type { Workspace } from './workspaces.ts'

export const hearCommand = async (
  { command, ack }: { readonly command: SlashCommand; readonly ack: AckFn<string | RespondArguments> },
  workspace: Workspace,
  desk: Desk,
): Promise<void> => {
  const words = await wordsOf(command, workspace, desk)
  const said: Said = {
    id: `slack:${workspace.team}:${command.trigger_id}`,
    workspace,
    user: command.user_id,
    channel: command.channel_id,
    words,
  }
  const form = formInstead(words, desk.bot.menu)
  const asked = { workspace, user: command.user_id, trigger: command.trigger_id, remembered: rememberedOf(said) }
  if (form !== undefined && (await openForm({ ...asked, form }, desk.bot)) === 'opened')
    return ack().catch(desk.bot.failed)
  const { first, later } = await inAckTime(said, {
    bot: desk.bot,
    work: one => answer(one, desk.bot),
    givenUp: failure,
  })
  if (first === undefined) {
    await ack().catch(desk.bot.failed)
    await showRest(await later, { url: command.response_url, from: 0, said }, desk)
    return
  }
  // A picture may have to be offered again, and an acknowledgement is given once.
  const head = first.messages.slice(0, 1).find(one => !hasPicture(one))
  const told = await (head === undefined ? ack() : ack(asAnswer(head, mannerOf(first)) as RespondArguments)).then(
    () => (head === undefined ? 0 : 1),
    error => {
      desk.bot.failed(error)
      return 0
    },
  )
  await showRest(first, { url: command.response_url, from: told, said }, desk)
}

/** Where the answer of a form goes: to the room, or to the person directly. */
export const rememberedOf = ({ channel }: Pick<Said, 'channel'>): Remembered =>
  channel === undefined || channel.startsWith('D') ? {} : { channel }

/** `/un next` says "next", `/vote log` says "vote log", and nothing at all asks for help. */
const wordsOf = async ({ command, text }: SlashCommand, workspace: Workspace, { root, bot }: Desk): Promise<string> => {
  const name = command.slice(1)
  const whole = (typed: string) => (name === root ? typed : `${name} ${typed}`).trim()
  const words = await saidWords(text ?? '', { workspace, bot, whole })
  return words === '' ? 'help' : words
}

const mannerOf = ({ to }: Answer): Manner => ({ response_type: to === 'room' ? 'in_channel' : 'ephemeral' })

/** The messages of an answer that the acknowledgement did not carry, in order; where the address takes no more, as posts. */
const showRest = async (
  found: Answer,
  { url, from, said }: { readonly url: string; readonly from: number; readonly said: Said },
  desk: Desk,
): Promise<void> => {
  const answers = found.messages.slice(from).map(message => asAnswer(message, mannerOf(found)))
  const told = from + (await respond(url, answers, desk.timeout))
  if (told < found.messages.length) await showIn({ ...found, messages: found.messages.slice(told) }, said, desk)
}
