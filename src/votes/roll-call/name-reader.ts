// NameReader: one printed name read as a State among the members of the day, with what is to be said of it.
import { findState } from '#src/states/find-state.ts'
import { choiceLabel, type Iso3 } from '#src/states/state.ts'
import type { Electorate } from './electorate.ts'
import type { Finding } from './finding.ts'
import { guessName } from './guess-name.ts'
import type { PhraseHit } from './phrases.ts'
import type { NameMeaning } from './sheet.ts'

export interface ReadName {
  readonly iso3?: Iso3 | undefined
  readonly finding?: Finding
}

export interface NameReader {
  readonly day: string | undefined
  read(name: PhraseHit<NameMeaning>, text: string, at: number): ReadName
  /** After so many wrong names that there is no use in guessing. */
  isTired(): boolean
  /** The State that folded words can only mean, if there is one. */
  guess(words: string): Iso3 | undefined
  doubtful(text: string, read: Iso3, at: number): Finding
  unknown(text: string, words: string, at: number): Finding
}

/** Guessing looks at every name there is; a text with more wrong names than this is no roll call. */
const MOST_GUESSES = 24

export const nameReader = ({ members, day }: Electorate): NameReader => {
  const guesses = new Map<string, ReturnType<typeof guessName>>()
  const guess = (words: string): ReturnType<typeof guessName> => {
    const known = guesses.get(words)
    if (known !== undefined) return known
    if (guesses.size >= MOST_GUESSES) return { only: undefined, nearest: [] }
    const found = guessName(words, members)
    guesses.set(words, found)
    return found
  }
  return {
    day,
    read: (name, text, at) => readName(name, { text, at, members }),
    isTired: () => guesses.size >= MOST_GUESSES,
    guess: words => guess(words).only,
    doubtful,
    unknown: (text, words, at) => {
      const { nearest } = guess(words)
      const hint = nearest.length === 0 ? '' : ` Nearest: ${nearest.map(code => choiceLabel(code)).join(', ')}.`
      return { code: 'unknown-name', text: `“${text}” is no name of a State.${hint}`, at }
    },
  }
}

const doubtful = (text: string, read: Iso3, at: number): Finding => ({
  code: 'doubtful-name',
  text: `“${text}” is read as ${choiceLabel(read)}.`,
  at,
  read,
})

interface Place {
  readonly text: string
  readonly at: number
  readonly members: ReadonlySet<Iso3> | undefined
}

const readName = ({ meaning, words }: PhraseHit<NameMeaning>, place: Place): ReadName => {
  if (meaning === 'ask') return asked(words, place)
  const [only, ...others] = meaning
  if (only === undefined) return {}
  if (others.length > 0)
    return chosen(
      meaning.map(({ iso3 }) => iso3),
      place,
    )
  return { iso3: only.iso3, ...(only.kind === 'misspelling' && { finding: doubtful(place.text, only.iso3, place.at) }) }
}

/** Names of two bearers: settled by the members of the day, and said; without these, not read. */
const asked = (words: string, place: Place): ReadName => {
  const { members } = place
  const match = findState(words, members === undefined ? {} : { among: members })
  if (match.kind === 'ambiguous') return chosen(match.candidates, place)
  if (match.kind === 'none') return {}
  return { iso3: match.iso3, ...(match.how === 'membership' && { finding: settled(match.iso3, place) }) }
}

const chosen = (candidates: readonly Iso3[], place: Place): ReadName => {
  const [only, ...others] = candidates.filter(code => place.members?.has(code))
  if (only !== undefined && others.length === 0) return { iso3: only, finding: settled(only, place) }
  const names = candidates.map(code => choiceLabel(code)).join(' or ')
  return { finding: { code: 'ambiguous-name', text: `“${place.text}” may be ${names}: it is not read.`, at: place.at } }
}

const settled = (read: Iso3, { text, at }: Place): Finding => ({
  code: 'ambiguous-name',
  text: `“${text}” is read as ${choiceLabel(read)}, the only bearer of the name that was a member on the day.`,
  at,
  read,
})
