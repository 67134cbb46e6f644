// groupLists: which lists of a text belong to one vote. A text may print several votes, one after the other.
import type { Answer } from '#src/votes/ballot.ts'
import type { ReadList } from './read-list.ts'

/** In a second list for one answer, so large a share of States that have answered already makes it another vote. */
const SHARE = 0.5

/** The lists of each vote, in the order of the text. Headings without names, such as a line of results, are left out. */
export const groupLists = (
  lists: readonly ReadList[],
  countOf: (list: ReadList) => number | undefined,
): readonly (readonly ReadList[])[] => {
  const votes: ReadList[][] = []
  for (const list of lists.filter(({ entries, empty, findings }) => entries.length + findings.length > 0 || empty)) {
    const current = votes.at(-1)
    if (current === undefined || startsAnother(current, list, countOf)) votes.push([list])
    else current.push(list)
  }
  return votes
}

const startsAnother = (
  current: readonly ReadList[],
  list: ReadList,
  countOf: (list: ReadList) => number | undefined,
): boolean => {
  const before = current.filter(({ answer }) => answer === list.answer)
  if (before.length === 0 || list.form === 'paired') return false
  const answered = new Set(current.flatMap(({ entries }) => entries.map(({ iso3 }) => iso3)))
  const again = list.entries.filter(({ iso3 }) => answered.has(iso3)).length
  const whole = [...before, list].every(each => countOf(each) === each.entries.length)
  return list.empty || whole || again > list.entries.length * SHARE
}

/** The answers that a vote has a list for. */
export const listed = (lists: readonly ReadList[]): ReadonlySet<Answer> => new Set(lists.map(({ answer }) => answer))
