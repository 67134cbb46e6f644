// fold: the one spelling under which all spellings of a name meet.

/** Every mark that people and keyboards use as an apostrophe: accents standing alone, and "’" read in a wrong encoding. */
const APOSTROPHES = /â€[™˜]|['’‘‛`´ʼʹʻ′＇｀]/gu

/**
 * Folds a name for comparison: accents, case, apostrophes, "&", a leading "the", hyphens, dashes, special spaces and
 * punctuation make no difference. "Côte d’Ivoire" and "COTE D'IVOIRE" give "cote divoire"; "U.S.A." gives "usa".
 * The result holds letters and digits, with single spaces; folding it again changes nothing.
 */
export const fold = (text: string): string =>
  withoutAccents(text.replace(APOSTROPHES, ''))
    .replace(APOSTROPHES, '')
    .replace(/\p{Cf}/gu, '')
    .replaceAll('&', ' and ')
    .replace(/(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}])|\s|$)/gu, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:the )+/, '')

/** Decomposes, drops the marks and lowers the case; twice, because lowering can bring marks back. */
const withoutAccents = (text: string): string => stripped(stripped(text).toLowerCase())

const stripped = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '')
