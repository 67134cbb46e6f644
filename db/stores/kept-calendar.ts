// Kept calendar: what was read of the calendar last, for as long as nothing is written that readers cache.
import type { Calendar } from '#src/calendar/calendar.ts'
import type { DataVersion } from '#src/ports.ts'

/** Answers that are kept, and the most events in one: what is asked for again and again is a week, a session, an event. */
const MOST_ANSWERS = 200
const MOST_EVENTS = 500

/** Days print as text; a space that is not named is another question than any that is. */
const key = (...question: readonly unknown[]): string => JSON.stringify(question)

/** Many read the same list. */
const frozen = <T>(found: T): T => (Array.isArray(found) ? Object.freeze(found) : found)

/**
 * The same calendar for reading outside a transaction. The version is asked for each time, so an answer is never older
 * than what was committed before it was asked for, by whichever process. It is read before the events: what was
 * written in between can only make an answer newer than its version, and nobody who sees that write asks for the older one.
 */
export const keptCalendar = (calendar: Calendar, version: Pick<DataVersion, 'read'>): Calendar => {
  const answers = new Map<string, Promise<unknown>>()
  let of = Number.NaN

  const keep = (question: string, answer: Promise<unknown>): void => {
    if (answers.size === MOST_ANSWERS) answers.delete(answers.keys().next().value ?? '')
    answers.set(question, answer)
    const forget = () => void (answers.get(question) === answer && answers.delete(question))
    answer.then(found => Array.isArray(found) && found.length > MOST_EVENTS && forget(), forget)
  }

  const kept = async <T>(question: string, read: () => Promise<T>): Promise<T> => {
    const now = await version.read()
    if (now !== of) answers.clear()
    of = now
    const known = answers.get(question)
    if (known !== undefined) return known as Promise<T>
    const answer = read().then(frozen)
    keep(question, answer)
    return answer
  }

  return {
    ...calendar,
    event: id => kept(key('event', id), () => calendar.event(id)),
    events: ids => kept(key('events', ids), () => calendar.events(ids)),
    find: (slug, sight) => kept(key('find', slug, sight.space), () => calendar.find(slug, sight)),
    between: (days, sight) =>
      kept(key('between', days.from, days.until, sight.space), () => calendar.between(days, sight)),
    count: sight => kept(key('count', sight.space), () => calendar.count(sight)),
    children: id => kept(key('children', id), () => calendar.children(id)),
  }
}
