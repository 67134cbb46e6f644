// readRollCalls: a text in any printed form becomes its recorded votes, with everything that does not fit reported.
import { unedited } from './edited-text.ts'
import { electorateOn } from './electorate.ts'
import { findHead } from './find-head.ts'
import type { Finding } from './finding.ts'
import { readKeyed } from './keyed-votes.ts'
import { isLibraryPage, readLibraryPage } from './library-page.ts'
import type { PrintedRollCall, RollCallContext } from './printed-roll-call.ts'
import { finish, type RawRollCall } from './raw-roll-call.ts'
import { readPrintedLists } from './read-printed-lists.ts'
import { type RepairedText, repairEncoding } from './repair-encoding.ts'
import { stripMarkup } from './strip-markup.ts'
import { isTyped, readAllBut } from './typed-votes.ts'

/** In characters: more than anything hands over. A report of a whole session is pasted vote by vote. */
const LONGEST_TEXT = 2 * 1024 * 1024

/**
 * Reads the votes of a text; none where it holds none. Never throws, and takes time in proportion to the text.
 * What `context` says holds; what it leaves open is taken from the text.
 */
export const readRollCalls = (given: string, context: RollCallContext = {}): readonly PrintedRollCall[] => {
  const repaired = repairEncoding(stripMarkup(unedited(given.slice(0, LONGEST_TEXT))))
  const { text } = repaired
  const found = findHead(text)
  const head = { ...found, body: context.body ?? found.body, date: context.date ?? found.date }
  const electorate = electorateOn(head.body, head.date)
  const input = { text, head, electorate, codes: isTyped(text) ? 'any-case' : 'capitals' } as const
  const raws = isLibraryPage(text)
    ? readLibraryPage(input)
    : (readKeyed(input) ?? readAllBut(input) ?? readPrintedLists(input))
  return raws.map(raw => finish(inGivenText(raw, repaired), electorate))
}

/** Moves offsets to the text as it was given, and reports where its letters were wrong. */
const inGivenText = (raw: RawRollCall, { wrongAt, origin }: RepairedText): RawRollCall => ({
  ...raw,
  at: origin(raw.at),
  entries: raw.entries.map(entry => ({ ...entry, at: origin(entry.at) })),
  numbers: raw.numbers.map(number => ({ ...number, at: origin(number.at) })),
  findings: [...raw.findings.map(finding => ({ ...finding, at: origin(finding.at) })), ...wrongLetters(wrongAt)],
})

const wrongLetters = (wrongAt: readonly number[]): readonly Finding[] => {
  const [at] = wrongAt
  if (at === undefined) return []
  const places = wrongAt.length === 1 ? 'one place' : `${wrongAt.length} places`
  return [
    { code: 'encoding', text: `The text was saved in one encoding and read in another; put right in ${places}.`, at },
  ]
}
