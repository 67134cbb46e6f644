// The prompt: a conversation on a terminal, played over streams.
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { type Conversation, openTerminal } from '#adapters/console/prompt.ts'
import { answer, clear, line } from '#src/reply/document.ts'
import { release } from '#src/reply/release.ts'
import { thePublic } from '#src/security/audience.ts'

const PASTE = ['\u001b[200~', '\u001b[201~'] as const

/** A terminal over streams. */
const open = (more: Partial<Conversation> = {}) => {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined })
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 })
  const said: string[] = []
  let shown = ''
  output.on('data', chunk => {
    shown += chunk
  })
  const terminal = openTerminal({
    input,
    output,
    root: 'un',
    colour: 'no',
    takesPaste: (words: string) => words.startsWith('vote log'),
    answer: async (words: string) => {
      said.push(words)
      const choices = [
        { label: 'First', words: 'next 7d' },
        { label: 'Second', words: 'help' },
      ]
      return release(answer(clear([line(`heard ${words}`), { kind: 'choices', choices }])), thePublic)
    },
    ...more,
  } as unknown as Conversation)
  /** Waits until the terminal has seen the keys. */
  const type = async (keys: string): Promise<void> => {
    input.write(keys)
    await new Promise(resolve => setImmediate(() => setImmediate(resolve)))
  }
  return { terminal, said, type, shownNow: () => shown }
}

/** Types until it leaves; gives what was said to the bot and what the terminal showed. */
const play = async (typed: readonly string[], more: Partial<Conversation> = {}) => {
  const { terminal, said, type, shownNow } = open(more)
  for (const keys of typed) await type(keys)
  await terminal.left
  await terminal[Symbol.asyncDispose]()
  return { said, shown: shownNow() }
}

describe('the prompt', () => {
  it('answers what is typed, with the root word and without', async () => {
    const { said, shown } = await play(['next 7d\r', 'un help\r', '\u0004'])
    expect(said).toEqual(['next 7d', 'help'])
    expect(shown).toContain('heard next 7d\n  1  First\n  2  Second')
  })

  it('takes a number for what it showed last', async () => {
    expect((await play(['what\r', '2\r', 'quit\r'])).said).toEqual(['what', 'help'])
  })

  it.each([
    ['quit', 'quit\r'],
    ['the root word and bye', 'un bye\r'],
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('ends with %s', async (_how, keys) => {
    expect((await play([keys])).said).toEqual([])
  })

  it('ends when the process ends', async () => {
    const { terminal } = open()
    await terminal[Symbol.asyncDispose]()
    await expect(terminal.left).resolves.toBeUndefined()
  })

  it('shows a reminder above what is being typed, and keeps what was typed', async () => {
    const { terminal, shownNow, type } = open()
    await type('next')
    terminal.show(release(answer(clear([line('In 2 hours: list of speakers')])), thePublic))
    expect(shownNow()).toMatch(/In 2 hours: list of speakers\n\n.*un> next/s)
    await terminal[Symbol.asyncDispose]()
    expect(() => terminal.show(release(answer(), thePublic))).not.toThrow()
  })

  it('takes a marked paste as one utterance, tabs included', async () => {
    const { said } = await play([`${PASTE[0]}vote log L.4\nFrance\tyes\nKenya\tno${PASTE[1]}`, '\r', 'quit\r'])
    expect(said).toEqual(['vote log L.4\nFrance\tyes\nKenya\tno'])
  })

  it('takes a paste after a typed command as the lines below it', async () => {
    const { said } = await play(['vote log L.4 ', `${PASTE[0]}France yes\nKenya no\n${PASTE[1]}`, '\r', 'quit\r'])
    expect(said).toEqual(['vote log L.4 \nFrance yes\nKenya no'])
  })

  it('takes lines that come in one piece as one utterance on terminals that mark no paste', async () => {
    expect((await play(['vote log L.4\rFrance yes\rKenya no\r', 'quit\r'])).said).toEqual([
      'vote log L.4\nFrance yes\nKenya no',
    ])
  })

  it('takes a pasted word in a typed line as part of it', async () => {
    expect((await play(['show ', `${PASTE[0]}hrc-64${PASTE[1]}`, '\r', 'quit\r'])).said).toEqual(['show hrc-64'])
  })

  it('answers in the order of asking, however fast it is typed', async () => {
    const heard: string[] = []
    const slowFirst = async (words: string) => {
      if (words === 'slow') await new Promise(resolve => setImmediate(() => setImmediate(() => setImmediate(resolve))))
      heard.push(words)
      return words
    }
    await play(['slow\r', 'fast\r', '\r', '\r', 'quit\r'], { answer: slowFirst })
    expect(heard).toEqual(['slow', 'fast'])
  })
})
