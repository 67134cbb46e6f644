// Open console: the conversation with whoever sits at the terminal, who is also written to there.
import type { Command } from '#src/conversation/command.ts'
import { consoleUtterance } from '#src/conversation/console-utterance.ts'
import type { Answer } from '#src/conversation/dispatch.ts'
import { takesPaste } from '#src/conversation/takes-paste.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import type { Messenger } from '#src/reply/messenger.ts'
import type { Members } from '#src/security/members.ts'
import { consoleMessenger } from './messenger.ts'
import { type Conversation, openTerminal, type Terminal } from './prompt.ts'

interface Bot extends Pick<Conversation, 'root' | 'colour' | 'failed'> {
  readonly dispatch: (utterance: Utterance) => Promise<Answer>
  readonly menu: readonly Command[]
  readonly members: Members
  /** A new id for an utterance. */
  readonly id: () => string
}

/** The conversation, and the way out to it while it lasts. */
export const openConsole = (bot: Bot): { readonly terminal: Terminal; readonly messenger: Messenger } => {
  process.stdout.write('Type: next 90d        help shows everything, quit ends.\n')
  const terminal = openTerminal({
    ...bot,
    input: process.stdin,
    output: process.stdout,
    takesPaste: line => takesPaste(line, bot.menu),
    answer: async words => (await bot.dispatch(consoleUtterance({ id: bot.id(), words }))).document,
  })
  return { terminal, messenger: consoleMessenger(terminal, bot.members) }
}
