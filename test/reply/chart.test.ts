// Drawings: what texts may do in them, and how long they may be.
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { drawn, fitted, lettered } from '#src/reply/chart.ts'

/** The texts of a drawing; throws when it is no well-formed XML. */
const textsOf = (svg: string): readonly string[] => {
  const texts: string[] = []
  const parser = new SaxesParser()
  parser.on('text', text => texts.push(text))
  parser.on('error', error => {
    throw error
  })
  parser.write(svg).close()
  return texts.filter(text => text !== '')
}

describe('a text in a drawing', () => {
  it('is text, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('</text><script>', '"&<>\'', '\u202e')),
        text => {
          const [shown = ''] = textsOf(drawn([10, 10], [lettered(text, [1, 2], { size: 12 })]))
          expect(
            text.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, ''),
          ).toBe(shown)
        },
      ),
    )
  })

  it('is cut off where it would run out of the drawing', () => {
    expect(fitted('Human rights', 12, 900)).toBe('Human rights')
    expect(fitted('Human rights', 12, 60)).toBe('Human r…')
    expect(fitted('👩🏽‍🚀'.repeat(90), 12, 60).toWellFormed()).toMatch(/…$/u)
  })
})
