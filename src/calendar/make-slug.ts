// Make slug: readable short names for an event that somebody adds, best first.
import { fold } from '#src/states/fold.ts'
import { asSlug, type EventKind, type Slug } from './event.ts'

export interface SlugWish {
  readonly title: string
  readonly kind: EventKind
  readonly day: Temporal.PlainDate
  /** The session it hangs on, or the body: what the name begins with. */
  readonly under?: string
}

const LONGEST = 48
const MOST_WORDS = 5
const filler = new Set([
  'a',
  'an',
  'and',
  'at',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'the',
  'to',
  'with',
  'la',
  'le',
  'les',
  'de',
  'du',
  'des',
  'el',
  'los',
  'y',
  'et',
])

/** "hrc-64-id-defenders", then "hrc-64-id-defenders-9-mar", then "…-2", "…-3" without end. */
export function* slugsFor(wish: SlugWish): Generator<Slug> {
  const name = nameOf(wish)
  const day = `${wish.day.day}-${MONTHS[wish.day.month - 1]}`
  yield* [name, `${name}-${day}`].flatMap(text => asSlug(text) ?? [])
  for (let count = 2; ; count++) {
    const slug = asSlug(`${name}-${count}`)
    if (slug === undefined) throw new Error(`${name} does not make a slug`)
    yield slug
  }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Words in Latin letters only; a title without any is named by its kind and day. */
const nameOf = ({ title, kind, day, under }: SlugWish): string => {
  const prefix = under === undefined ? [] : wordsOf(under)
  const words = wordsOf(title).filter(word => !filler.has(word) && !prefix.includes(word) && word !== prefix.join(''))
  const said = words.length === 0 ? [kind, day.toString()] : words.slice(0, MOST_WORDS)
  return [...prefix, ...said].reduce((name, word) => {
    const longer = name === '' ? word : `${name}-${word}`
    return longer.length > LONGEST && name !== '' ? name : longer.slice(0, LONGEST)
  }, '')
}

const wordsOf = (text: string): readonly string[] =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .split(' ')
    .filter(word => word !== '')
