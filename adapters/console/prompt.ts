// Prompt: the conversation on a terminal.
import { createInterface, type Interface } from 'node:readline'
import type { Released } from '#src/reply/release.ts'
import type { Choice } from '#src/result.ts'
import type { Look } from './paint.ts'
import { picks, terminalText } from './terminal-text.ts'
import { meant, utterancesIn, withoutRoot } from './typed-lines.ts'

export interface Conversation {
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
  readonly root: string
  readonly colour: Look['colour']
  readonly takesPaste: (line: string) => boolean
  /** The answer to some words; a sentence when it could not be had. */
  readonly answer: (words: string) => Promise<Released | string>
}

/** Words that end it, as do Ctrl-C and Ctrl-D. */
const LEAVING = ['quit', 'exit', 'bye']

/** Terminals that know bracketed paste say where a paste begins and ends. */
const PASTE_ON = '\u001b[?2004h'
const PASTE_OFF = '\u001b[?2004l'

/** Asks and answers until the person leaves or the signal comes. */
export const converse = async (given: Conversation, signal: AbortSignal): Promise<void> => {
  const conversation = { ...given, takesPaste: (line: string) => given.takesPaste(withoutRoot(line, given.root)) }
  const { input, output } = conversation
  const readline = createInterface({ input, output, prompt: `${conversation.root}> `, terminal: true })
  const left = Promise.withResolvers<void>()
  const leave = (): void => readline.close()
  readline.on('SIGINT', leave)
  readline.on('close', left.resolve)
  signal.addEventListener('abort', leave)
  const answer = answerer(conversation, leave)

  // One after the other, however fast they are typed.
  let answered = Promise.resolve()
  listen(readline, conversation, lines => {
    answered = answered
      .then(() => answer(lines))
      .then(() => {
        if (!closed(readline)) readline.prompt()
      })
  })

  output.write(PASTE_ON)
  readline.prompt()
  await left.promise
  output.write(`${PASTE_OFF}\n`)
  signal.removeEventListener('abort', leave)
  await answered
}

const closed = (readline: Interface): boolean => (readline as Interface & { readonly closed: boolean }).closed

/** Gives on the lines that were typed or pasted together; a paste ends with the first Enter after it. */
const listen = (readline: Interface, conversation: Conversation, give: (lines: readonly string[]) => void): void => {
  let lines: string[] = []
  let paste: { readonly after: string } | undefined
  let due = false
  conversation.input.on('keypress', (_text, key: { readonly name?: string } | undefined) => {
    if (key?.name === 'paste-start') paste = { after: readline.line }
    if (key?.name === 'paste-end') paste = undefined
  })
  const flush = (): void => {
    due = false
    if (paste !== undefined) return
    give(lines)
    lines = []
  }
  readline.on('line', line => {
    const command = lines.length === 0 ? (paste?.after ?? '') : ''
    if (command !== '' && conversation.takesPaste(command)) lines.push(command, line.slice(command.length))
    else lines.push(line)
    // A terminal that does not mark pastes delivers their lines in one piece, before anything else happens.
    if (paste !== undefined || due) return
    due = true
    setImmediate(flush)
  })
}

const answerer = (conversation: Conversation, leave: () => void) => {
  let shown: readonly Choice[] = []
  return async (lines: readonly string[]): Promise<void> => {
    for (const typed of utterancesIn(lines, conversation.takesPaste)) {
      const words = meant(withoutRoot(typed, conversation.root), shown)
      if (LEAVING.includes(words.trim().toLowerCase())) return leave()
      const answer = await conversation.answer(words)
      conversation.output.write(
        `${typeof answer === 'string' ? answer : terminalText(answer, lookOf(conversation))}\n\n`,
      )
      if (typeof answer !== 'string') shown = picks(answer)
    }
  }
}

const lookOf = ({ output, colour }: Conversation): Look => ({
  columns: output.columns || 80,
  colour,
  picks: 'by number',
})
