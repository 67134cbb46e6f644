// assignNumbers: which of the printed results belong to which vote of a text, and which to a vote that is not in it.
import type { Answer } from '#src/votes/ballot.ts'
import type { PrintedNumber } from './find-numbers.ts'
import type { ReadList } from './read-list.ts'

export interface AssignedNumbers {
  /** For each vote, the numbers that count; the first for an answer is the one that holds. */
  readonly byVote: readonly (readonly PrintedNumber[])[]
  /** Results of votes that are not printed here. */
  readonly others: readonly PrintedNumber[]
}

/** A result as one sentence or one line gives it: at most one number for an answer. */
type Result = readonly PrintedNumber[]

/** Numbers farther apart than this many tokens are two results. */
const NEAR = 60
/** So many numbers unlike those that hold make a result that of another vote. One is a slip. */
const ANOTHER_VOTE = 2

export const assignNumbers = (
  numbers: readonly PrintedNumber[],
  votes: readonly (readonly ReadList[])[],
): AssignedNumbers => {
  const headings = new Set(votes.flat().map(({ mark }) => mark))
  const isHeading = ({ mark }: PrintedNumber): boolean => mark !== undefined && headings.has(mark)
  const results = resultsIn(
    numbers.filter(number => !isHeading(number)),
    votes.flat(),
  )
  const assigned = results.map(result => ({ result, vote: bestVote(result, votes) }))
  const others: PrintedNumber[] = []
  const byVote = votes.map((lists, index) => {
    const own = numbers.filter(({ mark }) => mark !== undefined && lists.some(list => list.mark === mark))
    const said = assigned.filter(({ vote }) => vote === index).map(({ result }) => result)
    const holding: PrintedNumber[] = []
    const held = new Map<Answer, number>()
    const hold = (result: Result): void => {
      holding.push(...result)
      for (const { answer, value } of result) held.set(answer, held.get(answer) ?? value)
    }
    hold(own)
    for (const result of [...said].sort((a, b) => misfit(a, lists) - misfit(b, lists) || firstOf(a) - firstOf(b))) {
      const unlike = result.filter(({ answer, value }) => (held.get(answer) ?? value) !== value)
      if (unlike.length >= ANOTHER_VOTE) others.push(...result)
      else hold(result)
    }
    return holding
  })
  return { byVote, others }
}

const firstOf = (result: Result): number => result[0]?.from ?? 0

const resultsIn = (numbers: readonly PrintedNumber[], lists: readonly ReadList[]): readonly Result[] => {
  const results: PrintedNumber[][] = []
  for (const number of numbers) {
    const current = results.at(-1)
    const last = current?.at(-1)
    const apart =
      last === undefined ||
      number.from - last.from > NEAR + lengthBetween(lists, last.from, number.from) ||
      current?.some(({ answer }) => answer === number.answer)
    if (current === undefined || apart) results.push([number])
    else current.push(number)
  }
  return results
}

/** Lists in parentheses lie between the numbers of one sentence. */
const lengthBetween = (lists: readonly ReadList[], from: number, to: number): number =>
  lists.filter(list => list.from >= from && list.to <= to).reduce((sum, list) => sum + list.to - list.from, 0)

/** The vote whose lists fit best; of equals the one before, whose result is read out after it, unless none is before. */
const bestVote = (result: Result, votes: readonly (readonly ReadList[])[]): number => {
  const before = votes.findLastIndex(lists => (lists[0]?.mark.from ?? 0) <= firstOf(result))
  const candidates = [before, before + 1].filter(index => index >= 0 && index < votes.length)
  return candidates.sort((a, b) => misfit(result, votes[a] ?? []) - misfit(result, votes[b] ?? []))[0] ?? 0
}

const misfit = (result: Result, lists: readonly ReadList[]): number =>
  result.reduce((sum, { answer, value }) => {
    const own = lists.filter(list => list.answer === answer)
    return own.length === 0
      ? sum
      : sum + Math.abs(value - own.reduce((count, { entries }) => count + entries.length, 0))
  }, 0)
