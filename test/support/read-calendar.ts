// Read calendar: a calendar file as ical.js understands it, and its raw lines.
import ICAL from 'ical.js'
import { expect } from 'vitest'

export const readCalendar = (text: string) => new ICAL.Component(ICAL.parse(text) as [])

/** Lines unfolded, as the property names that a strict reader sees. */
export const propertyNames = (text: string): readonly string[] =>
  text
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .slice(0, -1)
    .map(line => /^[A-Z-]+/.exec(line)?.[0] ?? `? ${line}`)

/** RFC 5545, 3.1: CRLF at every end, at most 75 octets, no blank line, no control character. */
export const expectGoodLines = (text: string): void => {
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f]/)
  for (const line of text.split('\r\n').slice(0, -1)) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line.trim()).not.toBe('')
    expect(line.isWellFormed()).toBe(true)
  }
}
