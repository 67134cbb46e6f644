// Hear forms: what is filled in and submitted, searched in a picker, or begun by a shortcut.
import type { AckFn, MessageShortcut, SlackShortcut, ViewResponseAction } from '@slack/bolt'
import { afterSubmission } from '#adapters/slack/modal/after-submission.ts'
import { messageForm } from '#adapters/slack/modal/message-form.ts'
import { type SubmittedView, submitted } from '#adapters/slack/modal/submitted.ts'
import { formOf } from '#src/conversation/form.ts'
import { ask, failure, laidOut } from './answer.ts'
import type { Desk } from './desk.ts'
import { hash } from './digest.ts'
import { inTime } from './in-time.ts'
import { openForm } from './open-form.ts'
import { readText } from './read-text.ts'
import type { Said } from './said.ts'
import { shortcutOf } from './shortcuts.ts'
import { showIn } from './show-later.ts'
import type { Workspace } from './workspaces.ts'

/** A form waits so long for what its submission comes to, then it closes and the answer follows. */
const ACK_AFTER_MS = 2_300

interface Submission {
  readonly view: SubmittedView & { readonly id: string }
  readonly user: string
  readonly ack: AckFn<ViewResponseAction>
}

export const hearForms = (desk: Desk) => {
  /** How often a form was refused: filled in the same way again, it is submitted anew. */
  const refusals = new Map<string, number>()

  const submission = async ({ view, user, ack }: Submission, workspace: Workspace): Promise<void> => {
    const { bot } = desk
    const given = submitted(view, { menu: bot.menu, prefix: workspace.prefix })
    if (given === undefined) return ack()
    if (Object.keys(given.errors).length > 0) return ack({ response_action: 'errors', errors: { ...given.errors } })
    const { words, note } = given
    const said: Said = {
      id: `slack:${workspace.team}:${view.id}:${hash(words)}:${refusals.get(view.id) ?? 0}`,
      workspace,
      user,
      ...(note.channel === undefined ? {} : { channel: note.channel }),
      words,
    }
    const asking = ask(said, bot).catch(bot.failed)
    const asked = await inTime(asking, ACK_AFTER_MS)
    const next = asked && asked.outcome !== 'seen' ? afterSubmission(given, asked, workspace.prefix) : undefined
    if (asked?.outcome === 'refused') remember(view.id)
    await (next === undefined ? ack() : ack(next as ViewResponseAction)).catch(bot.failed)
    if (next !== undefined) return
    const found = await asking
    void showIn(found ? await laidOut(said, found, { bot }) : failure, said, desk)
  }

  const remember = (view: string): void => {
    refusals.set(view, (refusals.get(view) ?? 0) + 1)
    const [oldest] = refusals.keys()
    if (refusals.size > 1_000 && oldest !== undefined) refusals.delete(oldest)
  }

  /** A shortcut opens its form; from a message with what stands in it. */
  const shortcut = async (
    { shortcut: used, ack }: { readonly shortcut: SlackShortcut; readonly ack: AckFn<void> },
    workspace: Workspace,
  ): Promise<void> => {
    const known = shortcutOf(used.callback_id, desk.bot.menu)
    const empty = known && formOf(known.verb, desk.bot.menu)
    if (empty !== undefined) {
      const from = used.type === 'message_action' ? (used as MessageShortcut) : undefined
      const text = readText(from?.message.text ?? '', workspace.prefix)
      const form = from === undefined ? empty : messageForm(empty.command, text)
      const channel = from?.channel.id
      const remembered = channel === undefined || channel.startsWith('D') ? {} : { channel }
      await openForm({ workspace, user: used.user.id, trigger: used.trigger_id, form, remembered }, desk.bot)
    }
    await ack()
  }

  return { submission, shortcut }
}
