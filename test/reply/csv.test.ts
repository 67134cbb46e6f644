// CSV: what a spreadsheet would make of it.
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvText, harmless } from '#src/reply/csv.ts'

describe('a cell', () => {
  it.each([
    { cell: '=1+1', safe: "'=1+1", why: 'a formula' },
    { cell: '+33 1', safe: "'+33 1", why: 'a plus begins one too' },
    { cell: '-2', safe: "'-2", why: 'and a minus' },
    { cell: '@SUM(A1)', safe: "'@SUM(A1)", why: 'and this, in one program' },
    { cell: '\t=1', safe: "' =1", why: 'a tab is cut off before the program looks' },
    { cell: '\r=1', safe: "' =1", why: 'a carriage return too' },
    { cell: '\ttext', safe: "' text", why: 'and marks the cell by itself' },
    { cell: '  =1', safe: "'  =1", why: 'spaces may be cut off' },
    { cell: '\u0000=1', safe: "'=1", why: 'what cannot be seen is dropped' },
    { cell: '＝1', safe: "'＝1", why: 'full width' },
    { cell: 'Guinea-Bissau', safe: 'Guinea-Bissau', why: 'a minus inside is none' },
    { cell: "Côte d'Ivoire", safe: "Côte d'Ivoire", why: 'a name' },
    { cell: 'two\nlines', safe: 'two lines', why: 'a cell is one line' },
  ])('$cell becomes $safe: $why', ({ cell, safe }) => {
    expect(harmless(cell)).toBe(safe)
  })
})

describe('a table', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' ', '"', ',', '\u0000', ''), fc.string())
      .map(([start, end]) => start + end),
  )

  it('comes back with the same rows, and no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(nasty, nasty, nasty), { maxLength: 8 }), rows => {
        const text = csvText(['a', 'b', 'c'], rows)
        const [head, ...read]: string[][] = parse(text, { relax_column_count: false, skip_empty_lines: false })
        expect(head).toEqual(['a', 'b', 'c'])
        expect(read).toEqual(rows.map(row => row.map(harmless)))
        for (const cell of read.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/)
      }),
    )
  })

  it('keeps what is not dangerous as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zÀ-ÿ0-9][A-Za-zÀ-ÿ0-9 .,;:"'()+=@-]*$/), cell => {
        expect(harmless(cell)).toBe(cell)
      }),
    )
  })
})
