// Prompt: the conversation on a terminal.
import { clearScreenDown, createInterface, cursorTo, type Interface } from 'node:readline'
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
  /** The answer to some words; a sentence where there is no document. */
  readonly answer: (words: string) => Promise<Released | string>
  /** Takes note of why an answer could not be had. */
  readonly failed: (error: unknown) => void
}

/** A terminal at which somebody sits. Disposing ends the conversation and waits for the answer under way. */
export interface Terminal extends AsyncDisposable {
  /** Resolves when the person leaves. */
  readonly left: Promise<void>
  /** Shows something that nobody asked for just now, above what is being typed. */
  show(document: Released): 'shown' | 'nobody there'
}

/** Words that end it, as do Ctrl-C and Ctrl-D. */
const LEAVING = ['quit', 'exit', 'bye']

/** Terminals that know bracketed paste say where a paste begins and ends. */
const PASTE_ON = '\u001b[?2004h'
const PASTE_OFF = '\u001b[?2004l'

/** Asks and answers until the person leaves. */
export const openTerminal = (conversation: Conversation): Terminal => {
  const { input, output, root } = conversation
  const readline = createInterface({ input, output, prompt: `${root}> `, terminal: true })
  let here = true
  const { promise: left, resolve } = Promise.withResolvers<void>()
  readline.on('SIGINT', () => readline.close())
  readline.on('close', () => {
    here = false
    output.write(`${PASTE_OFF}\n`)
    resolve()
  })
  const prompt = (): void => {
    if (here) readline.prompt(true)
  }

  // One after the other, however fast they are typed.
  const answer = answerer(conversation, () => readline.close())
  let answered = Promise.resolve()
  listen(readline, conversation, lines => {
    answered = answered.then(() => answer(lines)).then(prompt)
  })

  output.write(PASTE_ON)
  prompt()
  return {
    left,
    show: document => {
      if (!here) return 'nobody there'
      cursorTo(output, 0)
      clearScreenDown(output)
      // By words: numbers belong to the last answer, and somebody may be about to type one.
      output.write(`${terminalText(document, lookOf(conversation, 'by words'))}\n\n`)
      prompt()
      return 'shown'
    },
    [Symbol.asyncDispose]: async () => {
      if (here) readline.close()
      await answered
    },
  }
}

/** Gives on the lines that were typed or pasted together; a paste ends with the first Enter after it. */
const listen = (
  readline: Interface,
  { input, takesPaste, root }: Conversation,
  give: (lines: readonly string[]) => void,
): void => {
  let lines: string[] = []
  let paste: { readonly after: string } | undefined
  let due = false
  input.on('keypress', (_text, key: { readonly name?: string } | undefined) => {
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
    if (command !== '' && takesPaste(withoutRoot(command, root))) lines.push(command, line.slice(command.length))
    else lines.push(line)
    // A terminal that does not mark pastes delivers their lines in one piece, before anything else happens.
    if (paste !== undefined || due) return
    due = true
    setImmediate(flush)
  })
}

const answerer = (conversation: Conversation, leave: () => void) => {
  const { root, output } = conversation
  let shown: readonly Choice[] = []
  return async (lines: readonly string[]): Promise<void> => {
    for (const typed of utterancesIn(lines, line => conversation.takesPaste(withoutRoot(line, root)))) {
      const words = meant(withoutRoot(typed, root), shown)
      if (LEAVING.includes(words.trim().toLowerCase())) return leave()
      const answer = await conversation.answer(words).catch(error => {
        conversation.failed(error)
        return 'That did not work, and nothing was saved. Try again in a moment.'
      })
      const text = typeof answer === 'string' ? answer : terminalText(answer, lookOf(conversation, 'by number'))
      output.write(`${text}\n\n`)
      if (typeof answer !== 'string') shown = picks(answer)
    }
  }
}

const lookOf = ({ output, colour }: Conversation, picks: Look['picks']): Look => ({
  columns: output.columns || 80,
  colour,
  picks,
})
