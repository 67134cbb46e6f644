// setProseApart: sentences around a record ("Brazil voted in favour") add nobody to a list that already has as many names as are printed.
import { ANSWER_WORDS } from '#src/votes/ballot.ts'
import type { Finding } from './finding.ts'
import type { ReadList } from './read-list.ts'

export interface Apart {
  readonly lists: readonly ReadList[]
  readonly findings: readonly Finding[]
}

/** Keeps the lists of a vote; States that only such a sentence names are reported. */
export const setProseApart = (lists: readonly ReadList[], numbers: readonly Counted[]): Apart => {
  const isWhole = (list: ReadList): boolean =>
    list.form === 'led' &&
    list.mark.role === 'heading' &&
    numbers.some(({ answer, value }) => answer === list.answer && value === list.entries.length)
  const whole = lists.filter(isWhole)
  const prose = lists.filter(list => list.form === 'trailed' && whole.some(({ answer }) => answer === list.answer))
  if (prose.length === 0) return { lists, findings: [] }
  return {
    lists: lists.filter(list => !prose.includes(list)),
    findings: prose.flatMap(list => notListed(list, whole)),
  }
}

interface Counted {
  readonly answer: ReadList['answer']
  readonly value: number
}

const notListed = ({ answer, entries }: ReadList, whole: readonly ReadList[]): readonly Finding[] => {
  const listed = new Set(whole.flatMap(list => (list.answer === answer ? list.entries.map(({ iso3 }) => iso3) : [])))
  return entries
    .filter(({ iso3 }) => !listed.has(iso3))
    .map(({ name, at }) => ({
      code: 'tally-mismatch',
      text: `A sentence has “${name}” ${ANSWER_WORDS[answer]}, the list has not; the list is kept.`,
      at,
    }))
}
