// Clean text: what may stand in a calendar file, and nothing that a reader stumbles over.

/** Ends of lines as Unicode knows them: some readers cut at all of these (UAX 14, mandatory breaks). */
const LINE_ENDS = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/g
/** Control characters (NUL breaks libical and sabre/vobject), and marks that reorder the text around them. */
const UNWANTED = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** What stands for half a character, or for one that was lost before it came to us. */
const LOST = /\ufffd/g

/**
 * Text with `\n` as the only end of line, without control characters, lone surrogates as question marks. Runs of blanks become
 * one, so that no folded line is blank: iCloud refuses such a file (ical4j issue 832).
 */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(LOST, '?')
    .replace(LINE_ENDS, '\n')
    .replace(UNWANTED, '')
    .replace(/[ \t]+/g, ' ')
    .trim()

/** The same on one line. */
export const cleanLine = (text: string): string => cleanText(text).replace(/ ?\n+ ?/g, ' ')

/** An address that readers agree on: some undo text escapes in it, some do not, so it holds nothing to escape. */
export const cleanUrl = (url: string): string => new URL(url).href.replaceAll(',', '%2C').replaceAll(';', '%3B')
