// Numbers in words, in English, French and Spanish, from none to a few hundred: as many as can vote.
import { fold } from '#src/states/fold.ts'

const list = (from: number, step: number, words: string): readonly (readonly [string, number])[] =>
  words.split(' ').map((word, index) => [word, from + index * step])

const VALUES: ReadonlyMap<string, number> = new Map(
  [
    ...list(0, 0, 'none nil zero zéro cero ninguno ninguna néant aucun aucune'),
    ...list(1, 1, 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'),
    ...list(17, 1, 'seventeen eighteen nineteen'),
    ...list(20, 10, 'twenty thirty forty fifty sixty seventy eighty ninety'),
    ...list(1, 0, 'un une una uno'),
    ...list(2, 1, 'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'),
    ...list(20, 10, 'vingt trente quarante cinquante soixante septante huitante nonante'),
    ...list(
      2,
      1,
      'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete',
    ),
    ...list(18, 1, 'dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis'),
    ...list(27, 1, 'veintisiete veintiocho veintinueve treinta'),
    ...list(30, 10, 'treinta cuarenta cincuenta sesenta setenta ochenta noventa cien'),
    ...list(100, 0, 'hundred cent ciento'),
  ].map(([word, value]) => [fold(word), value]),
)

const HUNDRED = 100
const SCORE = 20
const LINKS = new Set(['and', 'et', 'y'])

/** The number that begins at `from` in a list of folded words, and where it ends; the longest that makes one. */
export const numberAt = (
  words: readonly string[],
  from: number,
): { readonly value: number; readonly to: number } | undefined => {
  let number: Sum | undefined
  let to = from
  for (let at = from; at < words.length && at < from + LONGEST; at++) {
    const word = words[at] ?? ''
    const next = VALUES.get(word.replace(/^(vingt|cent)s$/, '$1'))
    if (next === undefined) {
      if (number === undefined || !LINKS.has(word)) break
      continue
    }
    const sum: Sum | undefined = number === undefined ? { value: next, last: next } : joined(number, next)
    if (sum === undefined) break
    number = sum
    to = at + 1
  }
  return number === undefined ? undefined : { value: number.value, to }
}

/** A number so far, and its last part. */
interface Sum {
  readonly value: number
  readonly last: number
}

/** Words of the longest number: "cent quatre vingt dix neuf", with a link. */
const LONGEST = 7

/** "twenty" and "three" add up, "four" and "twenty" (French) multiply, "three" and "four" are two numbers. */
const joined = ({ value, last }: Sum, next: number): Sum | undefined => {
  if (next === HUNDRED && value < 10) return { value: value * HUNDRED, last: HUNDRED }
  if (next === SCORE && last === 4) return { value: value + 76, last: 80 }
  return isLesser(next, last) ? { value: value + next, last: next } : undefined
}

/** Tens take units; French has seventy and ninety as sixty-ten and eighty-ten, and eighteen as ten-eight. */
const isLesser = (next: number, last: number): boolean => {
  if (next <= 0 || next >= last) return false
  if (last === 10) return next >= 7 && next < 10
  return last >= 60 || (last >= SCORE && next < 10)
}
