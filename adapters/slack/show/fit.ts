// Fit: cuts text to the lengths that Slack takes, never through the middle of a character.
import { visible } from '#src/reply/plain-text.ts'

/** One line of text without control characters, at most so long; what is cut ends in an ellipsis. Never empty. */
export const fitted = (text: string, longest: number): string => {
  const clean = visible(text.toWellFormed()).trim()
  if (clean === '') return '·'
  return clean.length <= longest ? clean : `${begin(clean, longest - 1).trimEnd()}…`
}

/** The text in pieces of at most so long, cut at a space where there is one near the end. Nothing is lost. */
export const pieces = (text: string, longest: number): readonly string[] => {
  const found: string[] = []
  let rest = text
  while (rest.length > longest) {
    const whole = begin(rest, longest)
    const space = Math.max(whole.lastIndexOf(' '), whole.lastIndexOf('\n'))
    const piece = space > longest * 0.8 ? whole.slice(0, space + 1) : whole
    found.push(piece)
    rest = rest.slice(piece.length)
  }
  return rest === '' ? found : [...found, rest]
}

/** The first so many UTF-16 units, one less when that would cut a character in two. */
const begin = (text: string, length: number): string => {
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length)
}
