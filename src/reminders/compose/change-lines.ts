// Change lines: what was, struck through, and what is, for notices, corrections and digests.
import { type Change, type ChangeKind, changeKind, factsOf, sameFacts } from '#src/calendar/change.ts'
import type { CalendarEvent, EventFacts } from '#src/calendar/event.ts'
import type { Reader } from '#src/calendar/say-when.ts'
import { sameWhen, type When } from '#src/calendar/when.ts'
import { type Block, code, type Line, strong, struck } from '#src/reply/document.ts'
import { lineText } from '#src/reply/plain-text.ts'
import { differenceLines } from './difference-lines.ts'
import { fell, whenLine } from './event-lines.ts'

/** What several changes of one event come to: from before the first of them to how it stands. */
export interface NetChange {
  readonly event: CalendarEvent
  readonly before?: EventFacts
  readonly kind: ChangeKind
  readonly changes: readonly [Change, ...Change[]]
}

/** The net changes, event by event; one that came to nothing (undone) is left out. */
export const netChanges = (
  changes: readonly Change[],
  events: ReadonlyMap<string, CalendarEvent>,
): readonly NetChange[] =>
  [
    ...Map.groupBy(
      changes.toSorted((a, b) => a.number - b.number),
      change => change.event,
    ),
  ].flatMap(([id, ofEvent]) => {
    const event = events.get(id)
    const [first, ...others] = ofEvent
    if (event === undefined || first === undefined) return []
    const { before } = first
    if (before === undefined && event.withdrawn) return []
    if (before !== undefined && sameFacts(before, factsOf(event))) return []
    const kind = changeKind(before, factsOf(event))
    return [{ event, ...(before === undefined ? {} : { before }), kind, changes: [first, ...others] }]
  })

/** "MOVED  title (slug)". */
const netHead = ({ kind, event }: NetChange): Line => [strong(kind), '  ', event.title, ' (', code(event.slug), ')']

/** One changed event as an entry: the word, what it was, what it is, why and from which source. */
export const changeEntry = (net: NetChange, reader: Reader, more: readonly Line[] = []): Block => {
  const { event, before } = net
  const latest = net.changes.at(-1) ?? net.changes[0]
  return {
    kind: 'entry',
    head: netHead(net),
    facts: [
      ...differenceLines({ ...(before === undefined ? {} : { before }), after: factsOf(event) }, reader),
      ...reasons(latest),
      ...more,
      [
        latest.undoes === undefined
          ? `Change K${latest.number}`
          : `Change K${latest.number}, takes back K${latest.undoes}`,
      ],
    ],
  }
}

/** A reason that stands with the event is among the differences already. */
const reasons = ({ why, source, after }: Change): readonly Line[] => {
  const said = [
    ...(why === undefined || why === after.reason ? [] : [`Why: ${why}.`]),
    ...(source === undefined ? [] : [`Source: ${source}.`]),
  ]
  return said.length === 0 ? [] : [[said.join(' ')]]
}

/** Dates that it had on the way from the first to what it is, each struck through. */
export const passingDates = ({ event, before, changes }: NetChange, reader: Reader): readonly Line[] => {
  const known: When[] = [event.when, ...(before === undefined ? [] : [before.when])]
  return changes.flatMap(({ after }) => {
    if (known.some(when => sameWhen(when, after.when))) return []
    known.push(after.when)
    return [[struck(`In between: ${lineText(whenLine(after.when, reader))}`)]]
  })
}

/** The same in one line, for digests: "MOVED title (hrc-64), Wed 10 Mar (was Tue 9 Mar)". */
export const changeLine = (net: NetChange, reader: Reader): Line => {
  const { event, before } = net
  const was = before !== undefined && (fell(event) || !sameWhen(before.when, event.when)) ? before.when : undefined
  const wasWords = was === undefined ? '' : ` (was ${lineText(whenLine(was, reader))})`
  return [...netHead(net), ...(fell(event) ? [] : [', ', ...whenLine(event.when, reader)]), wasWords]
}
