// repairEncoding: letters that were saved in one encoding and read in another, put right, and where that was needed.

export interface RepairedText {
  readonly text: string
  /** Offsets of the wrong letters in the text as it was given. */
  readonly wrongAt: readonly number[]
  /** From an offset in the repaired text to the offset in the text as it was given. */
  readonly origin: (at: number) => number
}

/** The characters that Windows-1252 has where Latin-1 has none, from 0x80 on; five bytes have no character. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const bytes: ReadonlyMap<string, number> = new Map([...HIGH].map((letter, index) => [letter, 0x80 + index]))

const byteOf = (letter: string): number => bytes.get(letter) ?? letter.charCodeAt(0)

/** A first byte of UTF-8 and its followers, all read as Windows-1252: "Ã´" for "ô", "â€™" for "’". */
const FOLLOWER = `[\\x80-\\xBF${HIGH.replaceAll(/[\x80-\x9f]/g, '')}]`
const MISREAD = new RegExp(`[\\xC2-\\xDF]${FOLLOWER}|[\\xE0-\\xEF]${FOLLOWER}{2}|[\\xF0-\\xF4]${FOLLOWER}{3}`, 'g')
const LOST = /\uFFFD+/g
const ENTITY = /&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,6}\d?));/gi
const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    nbsp: ' ',
    quot: '"',
    apos: "'",
    rsquo: '’',
    lsquo: '‘',
    ndash: '–',
    mdash: '—',
    lt: '<',
    gt: '>',
  }),
)
/** HTML names an accented letter by the letter and its accent. */
const ACCENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({ acute: '\u0301', grave: '\u0300', circ: '\u0302', uml: '\u0308', tilde: '\u0303', cedil: '\u0327' }),
)

/** Puts misread letters right, twice where text was misread twice. Letters that are lost stay lost, and are reported. */
export const repairEncoding = (given: string): RepairedText => {
  const entities = replaceAll(unchanged(given), ENTITY, entity)
  const once = replaceAll(entities, MISREAD, misread)
  const { text, wrongAt, origin } = replaceAll(once, MISREAD, misread)
  const lost = [...text.matchAll(LOST)].map(({ index }) => origin(index))
  return { text, wrongAt: [...wrongAt, ...lost].sort((a, b) => a - b), origin }
}

const unchanged = (text: string): RepairedText => ({ text, wrongAt: [], origin: at => at })

const misread = (found: RegExpExecArray): string | undefined => {
  const units = Uint8Array.from([...found[0]], byteOf)
  const code = units.slice(1).reduce((sum, unit) => sum * 64 + (unit & 0x3f), (units[0] ?? 0) & (0x7f >> units.length))
  return isLikely(code) ? String.fromCharCode(code) : undefined
}

/** Letters of Latin scripts, spaces and typographic signs. "É" before a non-breaking space would give another letter. */
const isLikely = (code: number): boolean => (code >= 0xa0 && code <= 0x17f) || (code >= 0x2000 && code <= 0x2122)

const entity = ([, decimal, hex, name = '']: RegExpExecArray): string | undefined => {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  if (code > 31 && code < 0xd800) return String.fromCodePoint(code)
  const accent = ACCENTS.get(name.slice(1))
  return accent === undefined ? ENTITIES.get(name) : `${name.charAt(0)}${accent}`.normalize('NFC')
}

const replaceAll = (
  { text, wrongAt, origin }: RepairedText,
  pattern: RegExp,
  replacement: (found: RegExpExecArray) => string | undefined,
): RepairedText => {
  const changes: { readonly at: number; readonly gone: number; readonly put: string }[] = []
  for (const found of text.matchAll(pattern)) {
    const put = replacement(found)
    if (put !== undefined) changes.push({ at: found.index, gone: found[0].length, put })
  }
  if (changes.length === 0) return { text, wrongAt, origin }
  const parts: string[] = []
  const shifts: { readonly from: number; readonly shift: number }[] = []
  let read = 0
  let written = 0
  for (const { at, gone, put } of changes) {
    parts.push(text.slice(read, at), put)
    written += at - read + put.length
    read = at + gone
    shifts.push({ from: written, shift: read - written })
  }
  parts.push(text.slice(read))
  return {
    text: parts.join(''),
    wrongAt: [...wrongAt, ...changes.map(({ at }) => origin(at))],
    origin: at => origin(at + shiftAt(shifts, at)),
  }
}

/** The shift in force at an offset: that of the last change before it, found by halving. */
const shiftAt = (shifts: readonly { readonly from: number; readonly shift: number }[], at: number): number => {
  let low = 0
  let high = shifts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((shifts[middle]?.from ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return shifts[low - 1]?.shift ?? 0
}
