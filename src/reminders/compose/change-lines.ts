// Change lines: what was, struck through, and what is, for notices, corrections and digests.
import { type Change, type ChangeKind, changeKind, factsOf, sameFacts } from '#src/calendar/change.ts'
import type { CalendarEvent, EventFacts } from '#src/calendar/event.ts'
import { type Reader, sayDistance } from '#src/calendar/say-when.ts'
import { beginning, sameWhen } from '#src/calendar/when.ts'
import { type Block, code, type Line, struck } from '#src/reply/document.ts'
import { lineText } from '#src/reply/plain-text.ts'
import { standing, whenLine } from './event-lines.ts'

/** What several changes of one event come to: from before the first of them to how it stands. */
export interface NetChange {
  readonly event: CalendarEvent
  readonly before?: EventFacts
  readonly kind: ChangeKind
  readonly changes: readonly Change[]
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
    const before = ofEvent[0]?.before
    if (event === undefined) return []
    if (before === undefined && event.withdrawn) return []
    if (before !== undefined && sameFacts(before, factsOf(event))) return []
    const kind = changeKind(before, factsOf(event))
    return [{ event, ...(before === undefined ? {} : { before }), kind, changes: ofEvent }]
  })

/** One changed event as an entry: the word, what it was, what it is, why, and how much time is left. */
export const changeEntry = (net: NetChange, reader: Reader, now: Temporal.Instant): Block => {
  const { event, before, kind } = net
  const facts: Line[] = []
  if (before !== undefined && !sameWhen(before.when, event.when))
    facts.push([struck(`Was: ${lineText(whenLine(before.when, reader))}`)], ['Now: ', ...whenLine(event.when, reader)])
  else facts.push(whenLine(event.when, reader))
  facts.push([standing(event)])
  const latest = net.changes.at(-1)
  if (latest?.why !== undefined) facts.push([`Why: ${latest.why}`])
  if (event.kind === 'deadline' && !event.withdrawn && event.when.kind !== 'bounds')
    facts.push([`Time left: ${sayDistance(now, beginning(event.when).toInstant()).replace('in ', '')}`])
  facts.push([`Change K${latest?.number}${latest?.source === undefined ? '' : `, source: ${latest.source}`}`])
  return {
    kind: 'entry',
    head: [{ kind: 'strong', text: `${kind}  ` }, event.title, ' (', code(event.slug), ')'],
    facts,
  }
}

/** The same in one line, for digests: "MOVED hrc-64 now Wed 10 Mar (was Tue 9 Mar)". */
export const changeLine = ({ event, before, kind }: NetChange, reader: Reader): Line => {
  const now = lineText(whenLine(event.when, reader))
  const was =
    before !== undefined && !sameWhen(before.when, event.when)
      ? ` (was ${lineText(whenLine(before.when, reader))})`
      : ''
  return [{ kind: 'strong', text: `${kind} ` }, `${event.title}, ${now}${was}`]
}
