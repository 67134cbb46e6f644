// Answer: an utterance asked of the core, and its answer as messages of Slack with who is to see them.

import type { Asked as AskedIn } from '#adapters/slack/show/buttons.ts'
import type { Mentions } from '#adapters/slack/show/runs.ts'
import type { SlackMessage } from '#adapters/slack/show/slack-message.ts'
import { slackMessages } from '#adapters/slack/show/slack-messages.ts'
import type { Command } from '#src/conversation/command.ts'
import type { Answer as Dispatched } from '#src/conversation/dispatch.ts'
import { findCommand } from '#src/conversation/parse.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import { cut } from '#src/conversation/words.ts'
import { clear, line, answer as reply } from '#src/reply/document.ts'
import { type Released, release } from '#src/reply/release.ts'
import { thePublic } from '#src/security/audience.ts'
import { isAbove } from '#src/security/label.ts'
import type { Tidied, Tidying } from '#src/security/tidying.ts'
import { type Said, type Surroundings, utteranceOf } from './said.ts'
import type { Turns } from './turns.ts'
import type { Workspace } from './workspaces.ts'

/** What answering needs of the rest of the program. */
export interface Bot extends Surroundings {
  readonly dispatch: (utterance: Utterance) => Promise<Dispatched>
  readonly menu: readonly Command[]
  readonly turns: Turns
  /** The files of the pictures in a document, uploaded. */
  readonly filesOf: (workspace: Workspace, document: Released) => Promise<ReadonlyMap<string, string>>
  readonly mentionsOf: (workspace: Workspace, document: Released) => Promise<Mentions>
  readonly tidying: Pick<Tidying, 'remember'>
  /** Takes note of an outage or a bug. */
  readonly failed: (error: unknown) => void
}

/** An answer, ready to be shown. */
export interface Answer {
  /** `seen`: it was answered already, so nothing is shown. */
  readonly outcome: Dispatched['outcome'] | 'failed'
  /** `room`: everybody where it was asked is to see it. */
  readonly to: 'asker' | 'room'
  readonly messages: readonly SlackMessage[]
  readonly tidy?: Tidied
}

/** What it takes to show an answer beside the document. */
interface Showing {
  readonly asked?: AskedIn
}

/** What the core answers, before it is laid out. */
export interface Asked {
  readonly utterance: Utterance
  readonly outcome: Dispatched['outcome']
  readonly document: Released
  readonly tidy?: Tidied
}

/** Asks the core. Throws on outages, with nothing saved. */
export const ask = async (said: Said, bot: Bot): Promise<Asked> => {
  const utterance = await utteranceOf(said, bot)
  const urgency = effectOf(said.words, bot.menu) === 'read' ? 'can wait' : 'waited for'
  return { utterance, ...(await bot.turns(() => bot.dispatch(utterance), urgency)) }
}

/** Answers what was said; an outage is an answer too, and is noted. */
export const answer = async (said: Said, bot: Bot, showing: Showing = {}): Promise<Answer> => {
  let outcome: Dispatched['outcome'] | undefined
  try {
    const asked = await ask(said, bot)
    outcome = asked.outcome
    return await laidOut(said, asked, { ...showing, bot })
  } catch (error) {
    bot.failed(error)
    return outcome === 'done' ? { outcome, to: 'asker', messages: sentence(UNSHOWN) } : failure
  }
}

/** The answer of the core as messages. */
export const laidOut = async (
  said: Said,
  { utterance, outcome, document, tidy }: Asked,
  { bot, asked }: Showing & { readonly bot: Bot },
): Promise<Answer> => {
  if (outcome === 'seen') return { outcome, to: 'asker', messages: [] }
  const to = document.to === 'place' && utterance.place.kind === 'room' ? 'room' : 'asker'
  const share = to === 'asker' && outcome === 'done' ? shareable(said, utterance, { document, bot }) : undefined
  const messages = slackMessages(document, {
    files: await bot.filesOf(said.workspace, document),
    mentions: await bot.mentionsOf(said.workspace, document),
    ...(share === undefined ? {} : { share }),
    ...(asked === undefined ? {} : { asked }),
  })
  return { outcome, to, messages, ...(tidy === undefined ? {} : { tidy }) }
}

const UNSHOWN = 'That is done, but I could not show what came of it.'
const FAILED = 'That did not work, and nothing was saved. Try again in a moment.'

/** What is answered when nothing else can be. */
export const failure: Answer = {
  outcome: 'failed',
  to: 'asker',
  get messages() {
    return sentence(FAILED)
  },
}

/** A sentence of ours that holds nothing of anybody's. */
export const sentence = (text: string): readonly SlackMessage[] =>
  slackMessages(release(reply(clear([line(text)])), thePublic))

/** The words, when they only read something that may be shown to a room. */
const shareable = (
  { words }: Said,
  { place }: Utterance,
  { document, bot }: { readonly document: Released; readonly bot: Bot },
): string | undefined =>
  place.kind === 'room' &&
  effectOf(words, bot.menu) === 'read' &&
  document.withheld === 'nothing' &&
  !isAbove(document.label, 'GREEN')
    ? (document.share ?? words)
    : undefined

/** Whether words only read something; words that no command understands count as what writes. */
export const effectOf = (words: string, menu: readonly Command[]): Command['effect'] =>
  findCommand(cut(words).tokens, menu)?.effect ?? 'write'
