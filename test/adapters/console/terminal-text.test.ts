// Terminal text: what a terminal shows of a document, and that it never obeys what stands in it.
import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Look } from '#adapters/console/paint.ts'
import { picks, terminalText } from '#adapters/console/terminal-text.ts'
import { answer, type Block, clear, fine, heading, line, strong, struck } from '#src/reply/document.ts'
import { type Released, release } from '#src/reply/release.ts'
import { thePublic } from '#src/security/audience.ts'

const released = (...blocks: readonly Block[]): Released => release(answer(clear(blocks)), thePublic)
const plain: Look = { columns: 80, colour: 'no', picks: 'by number' }
const shown = (look: Partial<Look>, ...blocks: readonly Block[]): string =>
  terminalText(released(...blocks), { ...plain, ...look })

const choices: Block = {
  kind: 'choices',
  choices: [
    { label: 'Guinea (GIN)', words: 'vote record GIN' },
    { label: 'Guinea-Bissau (GNB)', words: 'vote record GNB' },
  ],
}
const actions: Block = { kind: 'actions', actions: [{ label: 'Confirm', words: 'move hrc-64 confirm:x' }] }

describe('a document on a terminal', () => {
  it('has its heading first, its grey line last and room around both', () => {
    expect(shown({}, heading('Next 7 days'), line('Nothing.'), fine('As of today.'))).toBe(
      'Next 7 days\n\nNothing.\n\nAs of today.',
    )
  })

  it('has the facts of an entry below it', () => {
    expect(shown({}, { kind: 'entry', head: ['Mon 8 Mar'], facts: [['DEADLINE'], ['E412']] })).toBe(
      'Mon 8 Mar\n  DEADLINE\n  E412',
    )
  })

  it('says without styles what styles would show', () => {
    expect(shown({}, line('was ', struck('Tue'), ', now ', strong('Wed')))).toBe('was ~Tue~, now Wed')
  })

  it('is light with styles: bold heads, dim fine print, struck facts', () => {
    expect(shown({ colour: 'yes' }, line('was ', struck('Tue')), fine('today'))).toBe(
      'was \u001b[9mTue\u001b[29m\n\n\u001b[2mtoday\u001b[22m',
    )
  })

  it('breaks at words where the terminal ends', () => {
    const lines = shown({ columns: 20 }, line('one two three four five six seven')).split('\n')
    expect(lines).toEqual(['one two three four', 'five six seven'])
  })

  it('is never wider than a hundred characters', () => {
    const widths = shown({ columns: 300 }, line('word '.repeat(100)))
      .split('\n')
      .map(one => one.length)
    expect(Math.max(...widths)).toBeLessThanOrEqual(100)
  })

  it('lines up the columns of a table', () => {
    const table: Block = {
      kind: 'table',
      columns: ['State', 'Vote'],
      rows: [
        ['Côte d’Ivoire', 'yes'],
        ['Chad', 'no'],
      ],
    }
    expect(shown({}, table)).toBe('State          Vote\nCôte d’Ivoire  yes\nChad           no')
  })

  it('turns a table that is too wide into facts', () => {
    const table: Block = { kind: 'table', columns: ['State', 'Stance', 'Age'], rows: [['Chad', 'in favour', '2 days']] }
    expect(shown({ columns: 20 }, table)).toBe('Chad\n  Stance: in favour\n  Age: 2 days')
  })
})

describe('things to pick', () => {
  it('are counted through the document at the prompt', () => {
    expect(shown({}, choices, actions)).toBe('  1  Guinea (GIN)\n  2  Guinea-Bissau (GNB)\n  3  Confirm')
    expect(picks(released(choices, actions)).map(pick => pick.words)).toEqual([
      'vote record GIN',
      'vote record GNB',
      'move hrc-64 confirm:x',
    ])
  })

  it('show the words to copy in a shell', () => {
    expect(shown({ picks: 'by words' }, actions)).toBe('  Confirm: move hrc-64 confirm:x')
    const alike = { kind: 'actions', actions: [{ label: 'next 90d', words: 'next 90d' }] } as const
    expect(shown({ picks: 'by words' }, alike)).toBe('  next 90d')
    const pasted: Block = { kind: 'actions', actions: [{ label: 'Confirm', words: 'add confirm:x\nline' }] }
    expect(shown({ picks: 'by words' }, pasted)).toBe('  Confirm: add confirm:x (with the same lines)')
  })
})

describe('what comes from data', () => {
  const inText = (text: string): readonly Block[] => [
    heading(text),
    line(text, strong(text), struck(text), { kind: 'link', url: text, text }, { kind: 'time', instant: text, text }),
    { kind: 'entry', head: [text], facts: [[text]] },
    { kind: 'table', columns: [text, text], rows: [[text, text]] },
    { kind: 'picture', picture: { name: text, alt: text, svg: text } },
    { kind: 'choices', choices: [{ label: text, words: text }] },
    { kind: 'actions', actions: [{ label: text, words: text }] },
    { kind: 'code', text },
    fine(text),
  ]

  it('never moves the cursor, changes a title or turns text around, whatever it is', () => {
    const hostile = fc.array(
      fc.constantFrom('\u001b]0;x\u0007', '\u001b[2J', '\u009b1A', '\u202e', '\b', '\r', 'Ana', ' ', '\n'),
    )
    fc.assert(
      fc.property(
        hostile,
        fc.constantFrom('yes' as const, 'no' as const),
        fc.integer({ min: 20, max: 120 }),
        (bits, colour, columns) => {
          const text = shown({ colour, columns }, ...inText(bits.join('')))
          expect(text.replace(/\u001b\[\d+m/g, '')).not.toMatch(
            /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/,
          )
        },
      ),
    )
  })

  it('is shown whole, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 20, max: 120 }), (text, columns) => {
        const letters = (of: string) => stripVTControlCharacters(of).replace(/\s/g, '')
        expect(letters(shown({ columns }, line('before ', text, ' after')))).toBe(
          letters(shown({ columns: 100 }, line('before ', text, ' after'))),
        )
      }),
    )
  })
})
