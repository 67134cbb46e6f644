// repairEncoding: letters that were saved in one encoding and read in another, put right, and where that was needed.
import { type EditedText, replaced } from './edited-text.ts'

export interface RepairedText extends EditedText {
  /** Offsets of the wrong letters in the text as it was given. */
  readonly wrongAt: readonly number[]
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
export const repairEncoding = (given: EditedText): RepairedText => {
  const entities = replaced(given, ENTITY, entity)
  const once = replaced(entities.edited, MISREAD, misread)
  const { edited, changedAt } = replaced(once.edited, MISREAD, misread)
  const lost = [...edited.text.matchAll(LOST)].map(({ index }) => edited.origin(index))
  const wrongAt = [...entities.changedAt, ...once.changedAt, ...changedAt, ...lost]
  return { ...edited, wrongAt: wrongAt.sort((a, b) => a - b) }
}

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
