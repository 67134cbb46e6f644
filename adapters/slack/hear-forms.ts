// Hear forms: what is filled in and submitted, searched in a picker, or begun by a shortcut.
import type { AckFn, MessageShortcut, SlackShortcut, ViewResponseAction } from '@slack/bolt'
import { afterFailure, afterSubmission, type SubmissionAnswer } from '#adapters/slack/modal/after-submission.ts'
import { messageForm } from '#adapters/slack/modal/message-form.ts'
import { type Submitted, type SubmittedView, submitted } from '#adapters/slack/modal/submitted.ts'
import { formOf } from '#src/conversation/form.ts'
import { type Asked, ask, failure, laidOut } from './answer.ts'
import type { Desk } from './desk.ts'
import { hash } from './digest.ts'
import { inAckTime } from './in-ack-time.ts'
import { openForm } from './open-form.ts'
import type { Said } from './said.ts'
import { namedText } from './said-words.ts'
import { shortcutOf } from './shortcuts.ts'
import { showIn } from './show-later.ts'
import type { Workspace } from './workspaces.ts'

interface Submission {
  readonly view: SubmittedView & { readonly id: string }
  readonly user: string
  readonly ack: AckFn<ViewResponseAction>
}

/** What the form does; nothing: it closes, and the answer follows. */
const nextFor = (
  first: Asked | 'failed' | undefined,
  given: Submitted,
  prefix: string,
): SubmissionAnswer | undefined => {
  if (first === 'failed') return afterFailure(given)
  return first === undefined || first.outcome === 'seen' ? undefined : afterSubmission(given, first, prefix)
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
    const work = (one: Said) =>
      ask(one, bot).catch(error => {
        bot.failed(error)
        return 'failed' as const
      })
    const { first, later } = await inAckTime<Asked | 'failed'>(said, { bot, work, givenUp: 'failed' })
    const next = nextFor(first, given, workspace.prefix)
    // Filled in the same way again, it is something new.
    if (first === 'failed' || first?.outcome === 'refused') remember(view.id)
    await (next === undefined ? ack() : ack(next as ViewResponseAction)).catch(bot.failed)
    if (next !== undefined) return
    const found = await later
    void showIn(found === 'failed' ? failure : await laidOut(said, found, { bot }), said, desk)
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
      const text = await namedText(from?.message.text ?? '', { workspace, bot: desk.bot })
      const form = from === undefined ? empty : messageForm(empty.command, text)
      const channel = from?.channel.id
      const remembered = channel === undefined || channel.startsWith('D') ? {} : { channel }
      await openForm({ workspace, user: used.user.id, trigger: used.trigger_id, form, remembered }, desk.bot)
    }
    await ack()
  }

  return { submission, shortcut }
}
