// readPrintedLists: the votes of a running text: reports, press releases, verbatim records, notes, prose.
import { type AssignedNumbers, assignNumbers } from './assign-numbers.ts'
import { inReadingOrder } from './columns.ts'
import type { Electorate } from './electorate.ts'
import type { TextHead } from './find-head.ts'
import { findLists } from './find-lists.ts'
import { laterIntentions, type Note, otherVotes, suspendedIn, suspensions } from './find-notes.ts'
import { findNumbers, type PrintedNumber } from './find-numbers.ts'
import { findOutcomes, outcomeNear, type SaidOutcome } from './find-outcome.ts'
import type { Finding } from './finding.ts'
import { furnitureIn } from './furniture.ts'
import { groupLists, listed } from './group-lists.ts'
import { withJoiningWords } from './joining-words.ts'
import { loneNames } from './lone-names.ts'
import { nameReader } from './name-reader.ts'
import type { Outcome } from './printed-roll-call.ts'
import type { RawRollCall } from './raw-roll-call.ts'
import { type Entry, type ReadList, readList } from './read-list.ts'
import type { Region } from './region.ts'
import { setProseApart } from './set-prose-apart.ts'
import { type CodeStyle, type Sheet, sheetOf } from './sheet.ts'
import { tokensOf } from './token.ts'

export interface TextToRead {
  /** The repaired text. */
  readonly text: string
  readonly head: TextHead
  readonly electorate: Electorate
  readonly codes: CodeStyle
}

/** All votes of the text. Offsets are those of the repaired text. */
export const readPrintedLists = (given: TextToRead): readonly RawRollCall[] => {
  const { text, head, electorate, codes } = given
  const intentions = laterIntentions(text)
  const tokens = tokensOf(text, furnitureIn(text), [...intentions, ...(head.fields ? [head.fields] : [])])
  const sheet = sheetOf(withJoiningWords(inReadingOrder(text, tokens)), codes)
  const numbers = findNumbers(sheet)
  const reader = nameReader(electorate)
  const lists = findLists(sheet).map(list => readList(sheet, list, reader))
  const votes = groupLists(lists, list => numbers.find(({ mark }) => mark === list.mark)?.value)
  const page: Page = {
    ...given,
    sheet,
    votes: votes.length === 0 ? [[]] : votes,
    numbers: assignNumbers(numbers, votes.length === 0 ? [[]] : votes),
    outcomes: findOutcomes(sheet),
    suspended: suspendedIn(suspensions(text), electorate.suspended),
    intentions,
    elsewhere: otherVotes(text)[0],
  }
  return page.votes.map((_, index) => toRaw(page, index)).filter(raw => raw !== undefined)
}

interface Page extends TextToRead {
  readonly sheet: Sheet
  readonly votes: readonly (readonly ReadList[])[]
  readonly numbers: AssignedNumbers
  readonly outcomes: readonly SaidOutcome[]
  readonly suspended: readonly Entry[]
  readonly intentions: readonly Note[]
  /** Where the text speaks of a vote that it does not print. */
  readonly elsewhere: number | undefined
}

const toRaw = (page: Page, index: number): RawRollCall | undefined => {
  const { sheet, head, votes } = page
  const numbers = page.numbers.byVote[index] ?? []
  const { lists, findings } = setProseApart(votes[index] ?? [], numbers)
  const said = saidOutcome(page, index, lists, numbers)
  const isVote = lists.length > 0 || hasResult(numbers) || isWithoutBallots(said)
  if (!isVote) return undefined
  const at = (token: number): number => sheet.tokens[token]?.at ?? 0
  const own = lists.flatMap(({ entries }) => entries)
  const start = lists[0]?.mark.from ?? numbers[0]?.from ?? 0
  return {
    form: formOf(page, lists),
    body: head.body,
    date: head.date,
    entries: withSuspended(own, page.suspended),
    listed: listed(lists),
    empty: new Set(lists.filter(({ empty }) => empty).map(({ answer }) => answer)),
    numbers: numbers.map(({ answer, value, from }) => ({ answer, value, at: at(from) })),
    said,
    symbols: symbolsOf(page, index),
    findings: [
      ...lists.flatMap(list => list.findings),
      ...loneNames(sheet, lists),
      ...findings,
      ...laterFindings(page, index),
      ...otherFindings(page, at(start)),
    ],
    at: at(start),
  }
}

const formOf = ({ codes }: Page, lists: readonly ReadList[]): RawRollCall['form'] => {
  if (codes === 'any-case') return 'typed'
  return lists.some(({ form }) => form === 'paired') ? 'pairs' : 'lists'
}

const hasResult = (numbers: readonly PrintedNumber[]): boolean =>
  (['in-favour', 'against'] as const).every(answer => numbers.some(number => number.answer === answer))

/** Tokens of a vote: from the end of the vote before it to the beginning of the next. */
const regionOf = ({ sheet, votes }: Page, index: number): Region => ({
  from: votes[index - 1]?.at(-1)?.to ?? 0,
  to: votes[index + 1]?.[0]?.mark.from ?? sheet.tokens.length,
})

const isWithoutBallots = (outcome: Outcome | undefined): boolean =>
  outcome === 'adopted-without-vote' || outcome === 'withdrawn'

const saidOutcome = (
  page: Page,
  index: number,
  lists: readonly ReadList[],
  numbers: readonly PrintedNumber[],
): Outcome | undefined => {
  const region = regionOf(page, index)
  const said = page.outcomes.filter(({ from }) => from >= region.from && from < region.to)
  const result = numbers.find(({ mark }) => !lists.some(list => list.mark === mark))?.from
  const first = lists[0]
  if (first === undefined && !hasResult(numbers)) return said.find(({ outcome }) => isWithoutBallots(outcome))?.outcome
  return outcomeNear(said, { from: first?.mark.from ?? 0, to: lists.at(-1)?.to ?? 0 }, result)
}

/** A note below the lists names those whose rights were suspended: that is why they did not vote. */
const withSuspended = (entries: readonly Entry[], suspended: readonly Entry[]): readonly Entry[] => {
  const isSuspended = ({ iso3, answer }: Entry): boolean =>
    (answer === 'absent' || answer === 'not-voting') && suspended.some(other => other.iso3 === iso3)
  const named = new Set(entries.map(({ iso3 }) => iso3))
  return [
    ...entries.map(entry => (isSuspended(entry) ? { ...entry, answer: 'suspended' as const } : entry)),
    ...(entries.length === 0 ? [] : suspended.filter(({ iso3 }) => !named.has(iso3))),
  ]
}

const symbolsOf = (page: Page, index: number): readonly string[] => {
  const region = regionOf(page, index)
  const from = index === 0 ? 0 : (page.sheet.tokens[region.from]?.at ?? 0)
  const to = page.sheet.tokens[region.to]?.at ?? Number.POSITIVE_INFINITY
  return [...new Set(page.head.symbols.filter(({ at }) => at >= from && at < to).map(({ symbol }) => symbol.text))]
}

const laterFindings = (page: Page, index: number): readonly Finding[] => {
  const region = regionOf(page, index)
  const from = index === 0 ? 0 : (page.sheet.tokens[region.from]?.at ?? 0)
  const to = page.sheet.tokens[region.to]?.at ?? Number.POSITIVE_INFINITY
  return page.intentions
    .filter(note => note.from >= from && note.from < to)
    .map(note => ({
      code: 'later-intention',
      text: `The record stays as it was voted; noted: ${note.text}`,
      at: note.from,
    }))
}

const otherFindings = ({ elsewhere, votes, numbers, sheet }: Page, start: number): readonly Finding[] => {
  const places = [
    ...(votes.length > 1 ? [{ at: start, text: `The text prints ${votes.length} votes; each stands by itself.` }] : []),
    ...(elsewhere === undefined
      ? []
      : [{ at: elsewhere, text: 'The text speaks of another vote that is not printed here.' }]),
    ...numbers.others.slice(0, 1).map(({ from }) => ({
      at: sheet.tokens[from]?.at ?? 0,
      text: 'The text prints the result of another vote besides this one.',
    })),
  ]
  return places.slice(0, 1).map(place => ({ code: 'several-votes', ...place }))
}
