// Change words: one change of the history as people read it: what it was, what it is, when, by whom and why.
import type { Change } from '#src/calendar/change.ts'
import type { CalendarEvent, EventFacts } from '#src/calendar/event.ts'
import { type Reader, sayDay } from '#src/calendar/say-when.ts'
import { sameWhen } from '#src/calendar/when.ts'
import type { Context } from '#src/conversation/context.ts'
import { whenLine } from '#src/reminders/compose/event-lines.ts'
import { code, type Line, strong, struck } from '#src/reply/document.ts'
import { lineText } from '#src/reply/plain-text.ts'
import type { Label } from '#src/security/label.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import { fell, whereWords } from './event-words.ts'

export const changeId = ({ number }: Pick<Change, 'number'>): string => `K${number}`

/** "K77  MOVED  title (slug)". */
export const changeHead = (change: Change): Line => [
  code(changeId(change)),
  '  ',
  strong(change.kind),
  '  ',
  change.after.title,
  ' (',
  code(change.slug),
  ')',
]

/** What it says now, the old fact struck through: the date, and whatever else is different. */
export const differenceLines = (
  { before, after }: Pick<Change, 'before' | 'after'>,
  reader: Reader,
): readonly Line[] => {
  const where = whereWords(after)
  if (before === undefined)
    return [whenLine(after.when, reader), [[after.certainty, ...(where === undefined ? [] : [where])].join(' · ')]]
  return [...dateLines(before, after, reader), ...told.flatMap(fact => factLine(fact, before, after))]
}

const dateLines = (before: EventFacts, after: EventFacts, reader: Reader): readonly Line[] => {
  const was = struck(`Was: ${lineText(whenLine(before.when, reader))}`)
  if (!sameWhen(before.when, after.when)) return [[was], ['Now: ', ...whenLine(after.when, reader)]]
  return [fell(after) ? [was] : whenLine(after.when, reader)]
}

interface Told {
  readonly name: string
  readonly of: (facts: EventFacts) => string | undefined
}

/** Facts that are compared beside the date, each as a reader would name it. */
const told: readonly Told[] = [
  { name: 'Certainty', of: facts => (facts.certainty === 'at-risk' ? 'at risk' : facts.certainty) },
  { name: 'Reason', of: facts => facts.reason },
  { name: 'Title', of: facts => facts.title },
  { name: 'Where', of: whereWords },
  { name: 'Note', of: facts => facts.note },
]

const factLine = ({ name, of }: Told, before: EventFacts, after: EventFacts): readonly Line[] => {
  const [was, is] = [of(before), of(after)]
  if (was === is) return []
  return [[`${name}: `, ...(was === undefined ? [] : [struck(was), ' → ']), is ?? 'none']]
}

/** "21 Nov, 13:05 Geneva". */
export const sayInstant = (at: string, reader: Reader): string => {
  const geneva = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Zurich')
  return `${sayDay(geneva.toPlainDate(), reader)}, ${geneva.toPlainTime().toString({ smallestUnit: 'minute' })} Geneva`
}

type Needs = Pick<Context, 'members' | 'actor' | 'reader'>

/** "21 Nov, 13:05 Geneva, by Mo. Why: no room. Source: Sched". Who it was is said to their own space only. */
export const circumstances = async (change: Change, context: Needs): Promise<string> => {
  const who = await byWords(change, context)
  return [`${sayInstant(change.at, context.reader)}, by ${who}`, ...reasonWords(change)].join('. ')
}

/** "Why: no room", "Source: Sched"; a reason that stands with the event is not said twice. */
export const reasonWords = ({ why, source, after }: Change): readonly string[] => [
  ...(why === undefined || why === after.reason ? [] : [`Why: ${why}`]),
  ...(source === undefined ? [] : [`Source: ${source}`]),
]

const byWords = async (change: Change, { members, actor }: Needs): Promise<string> => {
  if (change.by === 'shipped') return 'a newer edition of the calendar'
  if (change.space !== actor.space.id) return 'the editors of the public calendar'
  const member = await members.member(change.space as SpaceId, change.by as MemberId)
  return member?.name ?? (change.by === 'console' ? 'the operator' : 'a former member')
}

/** Whether this reader may know of it: changes of public events, and those of their own space. */
export const inSight = (one: Change | CalendarEvent, { actor }: Pick<Context, 'actor'>): boolean =>
  one.public || one.space === actor.space.id

/** Whoever is of the space where a change was made reads who made it, so that it is for its members. */
export const labelFor = (changes: readonly Change[], { actor }: Pick<Context, 'actor'>): Label =>
  changes.every(change => change.public && change.space !== actor.space.id) ? 'CLEAR' : 'GREEN'

/** A change for machines. */
export const changeData = (change: Change): Readonly<Record<string, unknown>> => ({
  id: changeId(change),
  kind: change.kind,
  event: change.slug,
  at: change.at,
  ...(change.why === undefined ? {} : { why: change.why }),
  ...(change.source === undefined ? {} : { source: change.source }),
  ...(change.cause === undefined ? {} : { cause: `K${change.cause}` }),
  ...(change.undoes === undefined ? {} : { undoes: `K${change.undoes}` }),
})
