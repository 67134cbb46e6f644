// Read filter: the words of a filter as people type them.
import { ok, type Refusal, type Result, refuse } from '#src/result.ts'
import { findState } from '#src/states/find-state.ts'
import { findBody, treatyBodies } from './body.ts'
import { asSlug, eventKinds } from './event.ts'
import { everything, type Filter } from './filter.ts'
import {
  type Addition,
  type FilterWord,
  merge,
  readKeyed,
  readState,
  singular,
  stateChoice,
  typed,
} from './filter-keys.ts'

/**
 * Reads the words of a filter: bodies, States (also of several words), kinds, slugs, a session ("HRC 64"), and
 * `body: state: kind: tag: text: certainty: precision: event:` with commas between values.
 * Choices of a refusal are whole filters.
 */
export const readFilter = (words: readonly FilterWord[]): Result<Filter> => {
  let filter = everything
  for (let at = 0; at < words.length; ) {
    const { addition, used } = readNext(words.slice(at))
    if (!addition.ok) return refuseWhole(addition.refusal, words.slice(0, at), words.slice(at + used))
    filter = merge(filter, addition.value)
    at += used
  }
  return ok(filter)
}

const refuseWhole = (
  { sentence, choices }: Refusal,
  before: readonly FilterWord[],
  after: readonly FilterWord[],
): Result<never> => {
  const whole = (words: string): string => [...before.map(typed), words, ...after.map(typed)].join(' ')
  return refuse(
    sentence,
    choices?.map(choice => ({ ...choice, words: whole(choice.words) })),
  )
}

interface Reading {
  readonly addition: Addition
  /** How many words it took. */
  readonly used: number
}

const LONGEST_NAME = 6

/** What the first words add; names of States may take several words, the longest reading wins. */
const readNext = (words: readonly FilterWord[]): Reading => {
  const [word, second] = words
  if (word === undefined) return { addition: ok({}), used: 0 }
  if (word.key !== undefined) return { addition: readKeyed(word.key, word.text), used: 1 }
  const session = second?.key === undefined ? sessionOf(`${word.text} ${second?.text}`) : undefined
  if (session !== undefined) return { addition: ok(session), used: 2 }
  const bare = readBare(word.text)
  if (bare !== undefined) return { addition: ok(bare), used: 1 }
  return readName(words) ?? { addition: unknownWord(word.text), used: 1 }
}

const readName = (words: readonly FilterWord[]): Reading | undefined => {
  const keyed = words.findIndex(word => word.key !== undefined)
  const most = Math.min(LONGEST_NAME, keyed === -1 ? words.length : keyed)
  for (let used = most; used >= 1; used--) {
    const name = words
      .slice(0, used)
      .map(word => word.text)
      .join(' ')
    if (findState(name).kind === 'one' || (used === 1 && findState(name).kind === 'ambiguous'))
      return { addition: readState(name), used }
  }
  return undefined
}

/** "HRC 64", "HRC64": the session of that number by its short name. */
const sessionOf = (text: string): Partial<Filter> | undefined => {
  const [, body = '', number] = /^([a-z]+) ?(\d+)$/i.exec(text) ?? []
  const slug = asSlug(`${body}-${number}`)
  return findBody(body) === undefined || slug === undefined ? undefined : { events: [{ slug }] }
}

/** What a bare word can only mean one thing by: a body, a kind, a slug with a number, all treaty bodies. */
const readBare = (word: string): Partial<Filter> | undefined => {
  const body = findBody(word)
  if (body !== undefined) return { bodies: [body.id] }
  const lower = word.toLowerCase()
  if (lower === 'all' || lower === 'everything') return {}
  if (lower === 'treaty' || lower === 'treaty-bodies') return { bodies: treatyBodies }
  const kind = eventKinds.find(one => one === singular(word))
  if (kind !== undefined) return { kinds: [kind] }
  const slug = lower.includes('-') && /\d/.test(lower) ? asSlug(lower) : undefined
  return slug === undefined ? sessionOf(word) : { events: [{ slug }] }
}

/** A short name without a number could be any word, so it needs its key. */
const slugHint = (word: string): string =>
  asSlug(word) === undefined ? '' : `; for an event by its short name, event:${word.toLowerCase()}`

const unknownWord = (word: string): Result<never> => {
  const match = findState(word)
  const near = match.kind === 'none' ? match.nearest : []
  return refuse(
    `"${word}" is no body, State or kind of event that I know. To look for a word in titles, type text:${word}${near.length === 0 ? slugHint(word) : ''}`,
    [...near.map(stateChoice), { label: `the word "${word}"`, words: `text:${word}` }],
  )
}
