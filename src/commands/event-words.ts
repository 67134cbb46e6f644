// Event words: the date of an event with the word for what became of it, as lists and cards show it.

import { isRunning } from '#src/calendar/agenda.ts'
import type { CalendarEvent, EventFacts } from '#src/calendar/event.ts'
import { cityOf, type Reader, sayDay, sayWeekday, sayWhen } from '#src/calendar/say-when.ts'
import { firstDay, lastDay, type When } from '#src/calendar/when.ts'
import { fell, whenLine } from '#src/reminders/compose/event-lines.ts'
import { type Inline, type Line, strong, struck } from '#src/reply/document.ts'
import { lineText } from '#src/reply/plain-text.ts'

/** Who reads, when, and where an event stood before it moved. */
export interface View {
  readonly reader: Reader
  readonly now: Temporal.Instant
  readonly was?: When
}

/**
 * "Tue 1 Dec", "Now running, until 9 Oct", "Thu 11 Mar 15:00 Geneva  MOVED (was Wed 10 Mar)", "Fri 12 Mar  AT RISK (funding)".
 * A date that does not stand any more is struck through.
 */
export const dateLine = (event: CalendarEvent, view: View): Line => [
  ...dateOf(event, view),
  ...standingWord(event, view),
]

const dateOf = (event: CalendarEvent, { reader, now }: View): Line => {
  if (fell(event)) return [struck(lineText(whenLine(event.when, reader)))]
  if (event.kind === 'task' && event.when.kind === 'bounds') return [`To do by ${sayDay(lastDay(event.when), reader)}`]
  if (!isRunning(event, now)) return whenLine(event.when, reader)
  if (event.when.kind === 'moment') return [...whenLine(event.when, reader), '  ', strong('NOW')]
  const last = lastDay(event.when)
  return [
    last.equals(firstDay(event.when))
      ? `Today, ${sayWeekday(last, reader)}`
      : `Now running, until ${sayDay(last, reader)}`,
  ]
}

const standingWord = (event: CalendarEvent, { reader, was }: View): Line => {
  const word = stateWord(event)
  if (word === undefined) return []
  const more = [
    ...(event.state === 'postponed' && event.when.kind !== 'bounds' ? ['no new date'] : []),
    ...(was === undefined ? [] : [`was ${shortDate(was, reader)}`]),
    ...(event.reason === undefined ? [] : [event.reason]),
  ]
  const inlines: readonly Inline[] = ['  ', strong(word)]
  return more.length === 0 ? inlines : [...inlines, ` (${more.join('; ')})`]
}

/** "Tue 9 Mar 10:00 Geneva", "between 22 Feb and 2 Apr": for a date that is said in passing. */
const shortDate = (when: When, reader: Reader): string => {
  const hour =
    when.kind === 'moment' ? ` ${when.at.toPlainTime().toString({ smallestUnit: 'minute' })} ${cityOf(when.zone)}` : ''
  return `${sayWhen(when, reader).replace('date not fixed: ', '')}${hour}`
}

/** The word that an event always carries when it is not simply planned. */
const stateWord = (event: EventFacts): string | undefined => {
  if (event.withdrawn) return 'WITHDRAWN'
  if (event.state === 'cancelled' || event.state === 'postponed' || event.state === 'held')
    return event.state.toUpperCase()
  if (event.certainty === 'at-risk') return 'AT RISK'
  if (event.state === 'moved') return 'MOVED'
  return event.reason === undefined ? undefined : 'CHECK'
}
