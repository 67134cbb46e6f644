// Change words: one change of the history as people read it: what it was, what it is, when, by whom and why.
import type { Change } from '#src/calendar/change.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { type Reader, sayDay } from '#src/calendar/say-when.ts'
import type { Context } from '#src/conversation/context.ts'
import { code, type Line, strong } from '#src/reply/document.ts'
import type { Label } from '#src/security/label.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'

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
