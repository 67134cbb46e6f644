// check: what does not fit in a vote that was read: numbers unlike lists, States twice, non-members, missing lists.
import { choiceLabel, type Iso3 } from '#src/states/state.ts'
import { ANSWER_WORDS, ANSWERS, type Answer, GIVEN_ANSWERS } from '#src/votes/ballot.ts'
import type { Electorate } from './electorate.ts'
import type { Finding } from './finding.ts'
import type { RawRollCall } from './raw-roll-call.ts'
import type { Entry } from './read-list.ts'

/** The ballots as they stand after States twice are reported: the first place where a State stands counts. */
export interface Checked {
  readonly votes: Readonly<Record<Answer, readonly Iso3[]>>
  readonly printed: Readonly<Partial<Record<Answer, number>>>
  readonly findings: readonly Finding[]
}

export const check = (raw: RawRollCall, electorate: Electorate): Checked => {
  const kept = new Map<Iso3, Entry>()
  for (const entry of raw.entries) if (!kept.has(entry.iso3)) kept.set(entry.iso3, entry)
  const entries = [...kept.values()]
  const votes = Object.fromEntries(
    ANSWERS.map(answer => [answer, entries.filter(entry => entry.answer === answer).map(({ iso3 }) => iso3)]),
  ) as unknown as Checked['votes']
  const printed = printedIn(raw)
  return {
    votes,
    printed,
    findings: [
      ...raw.findings,
      ...twice(raw.entries, kept),
      ...outsiders(entries, electorate),
      ...disagreeing(raw),
      ...mismatched(raw, votes, printed),
      ...missing(raw, votes, printed),
      ...unlikely(raw, printed),
      ...unaccounted(raw, kept, electorate),
      ...(electorate.unknown === undefined
        ? []
        : [{ code: 'membership-unknown' as const, text: electorate.unknown, at: raw.at }]),
    ].sort((a, b) => a.at - b.at),
  }
}

/** The first number printed for each answer; an empty list is a nought. */
const printedIn = ({ numbers, empty }: RawRollCall): Checked['printed'] => {
  const printed: Partial<Record<Answer, number>> = {}
  for (const { answer, value } of numbers) printed[answer] ??= value
  for (const answer of empty) printed[answer] ??= 0
  return printed
}

const twice = (entries: readonly Entry[], kept: ReadonlyMap<Iso3, Entry>): readonly Finding[] =>
  entries.flatMap(entry => {
    const first = kept.get(entry.iso3)
    if (first === undefined || first === entry) return []
    const where =
      first.answer === entry.answer
        ? `twice ${ANSWER_WORDS[entry.answer]}`
        : `${ANSWER_WORDS[first.answer]} and again ${ANSWER_WORDS[entry.answer]}`
    return [
      {
        code: 'duplicate-state',
        text: `${choiceLabel(entry.iso3)} stands ${where}; the first place is kept.`,
        at: entry.at,
      },
    ]
  })

const outsiders = (entries: readonly Entry[], { members, suspended, day }: Electorate): readonly Finding[] =>
  entries.flatMap(({ iso3, answer, at, name }) => {
    const who = `“${name}”, ${choiceLabel(iso3)},`
    if (members !== undefined && !members.has(iso3))
      return [{ code: 'non-member', text: `${who} was no member on ${day}.`, at }]
    if (suspended.has(iso3) && GIVEN_ANSWERS.some(given => given === answer))
      return [{ code: 'non-member', text: `${who} had no vote on ${day}: its rights were suspended.`, at }]
    return []
  })

/** Two unlike numbers for one answer in one text. */
const disagreeing = ({ numbers }: RawRollCall): readonly Finding[] =>
  numbers.flatMap(({ answer, value, at }) => {
    const first = numbers.find(number => number.answer === answer)
    if (first === undefined || first.value === value) return []
    return [
      {
        code: 'tally-mismatch',
        text: `The text prints ${first.value} ${ANSWER_WORDS[answer]}, and ${value} elsewhere.`,
        at,
      },
    ]
  })

const mismatched = (raw: RawRollCall, votes: Checked['votes'], printed: Checked['printed']): readonly Finding[] =>
  ANSWERS.flatMap(answer => {
    const [number, named] = [printed[answer], votes[answer].length]
    if (number === undefined || number === named || !raw.listed.has(answer)) return []
    const at = raw.numbers.find(each => each.answer === answer)?.at ?? raw.at
    return [{ code: 'tally-mismatch', text: `${number} ${ANSWER_WORDS[answer]} printed, ${named} named.`, at }]
  })

/** No majority of those voting adopts a text that as many vote against. */
const unlikely = ({ said, at }: RawRollCall, printed: Checked['printed']): readonly Finding[] => {
  const [inFavour, against] = [printed['in-favour'], printed.against]
  if (said !== 'adopted' || inFavour === undefined || against === undefined || inFavour > against) return []
  const text = `The text says that it was adopted, and prints ${inFavour} in favour and ${against} against.`
  return [{ code: 'tally-mismatch', text, at }]
}

/**
 * Lists that must have been there. Without a number, States may have abstained or not; where two lists are printed
 * under headings and nothing is said of a third, it is reported all the same, because a paste is easily cut short.
 */
const missing = (raw: RawRollCall, votes: Checked['votes'], printed: Checked['printed']): readonly Finding[] => {
  if (raw.form !== 'lists' || raw.said === 'adopted-without-vote' || raw.said === 'withdrawn') return []
  return ANSWERS.flatMap(answer => {
    const number = printed[answer]
    if (raw.listed.has(answer) || number === 0) return []
    const needed = answer === 'in-favour' || answer === 'against' || (answer === 'abstaining' && !hasResult(raw))
    if (number === undefined && !needed) return []
    const said = number === undefined ? 'nothing says how many there were' : `the text prints ${number}`
    const text = `No list of the States ${ANSWER_WORDS[answer]} is printed; ${said}. None is derived from the other lists.`
    return votes[answer].length > 0 ? [] : [{ code: 'missing-list', text, at: raw.at }]
  })
}

/** "Adopted by 131 votes to 53" says that nobody abstained. */
const hasResult = ({ numbers }: RawRollCall): boolean =>
  ['in-favour', 'against'].every(answer => numbers.some(number => number.answer === answer))

const MOST_NAMED = 12

/** Where the text says who was absent, every member must be somewhere. */
const unaccounted = (
  raw: RawRollCall,
  kept: ReadonlyMap<Iso3, Entry>,
  { members, suspended }: Electorate,
): readonly Finding[] => {
  const tellsAbsence = raw.listed.has('absent') || raw.listed.has('not-voting')
  if (members === undefined || !tellsAbsence || raw.form === 'pairs' || raw.form === 'typed') return []
  if (raw.numbers.some(({ answer }) => answer === 'not-voting')) return []
  const left = [...members].filter(member => !kept.has(member) && !suspended.has(member))
  if (left.length === 0) return []
  const names = left.slice(0, MOST_NAMED).map(code => choiceLabel(code))
  const more = left.length > MOST_NAMED ? ' and others' : ''
  const text = `Absent States are listed, and yet ${left.length} of ${members.size} members are nowhere: ${names.join(', ')}${more}.`
  return [{ code: 'tally-mismatch', text, at: raw.at }]
}
