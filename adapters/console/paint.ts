// Paint: text for a terminal, in few and light styles, wrapped at words.
import { stripVTControlCharacters, styleText } from 'node:util'
import type { Inline, Line } from '#src/reply/document.ts'
import { visible } from '#src/reply/plain-text.ts'

/** How a terminal shows things. `picks`: choices are taken by number at the prompt, by their words in a shell. */
export interface Look {
  readonly columns: number
  readonly colour: 'yes' | 'no'
  readonly picks: 'by number' | 'by words'
}

export type Style = 'bold' | 'dim' | 'strikethrough'

/** Styled text; anything in it that a terminal would obey is dropped. */
export const paint = (text: string, styles: readonly Style[], look: Look): string =>
  look.colour === 'no' || styles.length === 0
    ? visible(text)
    : styleText([...styles], visible(text), { validateStream: false })

/** A line of a document; `base` is the style of all of it. */
export const paintLine = (line: Line, base: readonly Style[], look: Look): string =>
  line.map(inline => paintInline(inline, base, look)).join('')

const paintInline = (inline: Inline, base: readonly Style[], look: Look): string => {
  if (typeof inline === 'string') return paint(inline, base, look)
  switch (inline.kind) {
    case 'strong':
      return paint(inline.text, base.includes('bold') ? base : [...base, 'bold'], look)
    case 'struck':
      return look.colour === 'no' ? `~${visible(inline.text)}~` : paint(inline.text, [...base, 'strikethrough'], look)
    case 'link':
      return paint(inline.text === inline.url ? inline.url : `${inline.text} <${inline.url}>`, base, look)
    default:
      return paint(inline.text, base, look)
  }
}

/** Breaks a painted line at spaces so that it fits; later lines begin with the indent. Longer words stay whole. */
export const wrap = (painted: string, columns: number, indent = ''): string => {
  // Words of a plain line are plain, so that each need not be looked at.
  const measure = PRINTABLE.test(painted) ? (text: string) => text.length : widthOf
  if (measure(painted) <= columns) return painted
  const [first = '', ...words] = painted.split(' ')
  const lines: string[] = []
  let line = first
  // Styles never reach over a space, so that the widths of words add up.
  let width = measure(first)
  for (const word of words) {
    const wider = width + 1 + measure(word)
    if (wider <= columns || line.trim() === '') {
      line += ` ${word}`
      width = wider
    } else {
      lines.push(line)
      line = indent + word
      width = measure(line)
    }
  }
  return [...lines, line].join('\n')
}

/** In characters, without styles; good enough for the scripts that States' names are written in. */
export const widthOf = (painted: string): number =>
  PRINTABLE.test(painted) ? painted.length : [...stripVTControlCharacters(painted)].length

/** Only characters of ASCII that are seen: the most common text, and the quickest to measure. */
const PRINTABLE = /^[ -~]*$/
