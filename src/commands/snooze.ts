// snooze: once more later, here or to me; `snooze off` takes that back.

import type { CalendarEvent } from '#src/calendar/event.ts'
import { sayDistance, sayWeekday } from '#src/calendar/say-when.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { durationField, eventField, type Field, readDuration, rest } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { usefulUntil } from '#src/reminders/planned-time.ts'
import { answer, code, fine, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Place } from '#src/security/member.ts'
import { canBeTaken } from './claiming.ts'
import { findEvent } from './find-event.ts'
import { ownPlace, thisRoom } from './following-place.ts'
import { ours } from './ours.ts'

const lengthField: Field<Temporal.Duration | 'off'> = {
  ...durationField,
  help: 'how long',
  example: '2h',
  read: text => (text.toLowerCase() === 'off' ? ok('off') : readDuration(text)),
}

export const snooze = command({
  verb: 'snooze',
  summary: 'be reminded once more, some time later',
  permission: 'work on deadlines',
  effect: 'write',
  fields: { length: lengthField, event: rest(eventField) },
  examples: ['snooze 2h hrc-64', 'snooze off hrc-64'],
  handle: async ({ length, event: said }, context) => {
    const event = await findEvent(said, context)
    if (!event.ok) return event
    const place = context.utterance.place.kind === 'room' ? thisRoom(context) : await ownPlace(context)
    if (!place.ok) return place
    return length === 'off'
      ? wake(event.value, place.value, context)
      : sleep({ event: event.value, length }, place.value, context)
  },
})

const sleep = async (
  { event, length }: { readonly event: CalendarEvent; readonly length: Temporal.Duration },
  place: Place,
  context: Context,
): Promise<Result<Reply>> => {
  const { now, reader, outbox, random, actor } = context
  const free = canBeTaken(event)
  if (!free.ok) return free
  const due = now.toZonedDateTimeISO(reader.zone).add(length).toInstant()
  const until = usefulUntil(event)
  if (Temporal.Instant.compare(due, until) >= 0)
    return refuse(
      `${event.slug} is ${sayDistance(now, until)}, so that would be too late. Type something shorter, for example: snooze 30m ${event.slug}`,
    )
  const dueAt = instantText(due)
  await outbox.queue([
    {
      id: random.id(),
      key: `once:${event.id}:${event.sequence}:${place.id}:${dueAt}`,
      kind: 'reminder',
      space: actor.space.id,
      place: place.id,
      event: event.id,
      sequence: event.sequence,
      dueAt,
      notAfter: instantText(until),
    },
  ])
  await context.did({ ids: [event.id], undo: `snooze off ${event.slug}` })
  const there = due.toZonedDateTimeISO(reader.zone)
  const hour = there.toPlainTime().toString({ smallestUnit: 'minute' })
  const whom = place.kind === 'room' ? 'this room' : 'you'
  return ok(
    replyTo(context, [
      line(
        `I remind ${whom} of `,
        code(event.slug),
        ` once more ${sayDistance(now, due)}, ${sayWeekday(there.toPlainDate(), reader)} ${hour}.`,
      ),
      fine(`To undo: undo, within ten minutes, or snooze off ${event.slug}`),
    ]),
  )
}

const wake = async (event: CalendarEvent, place: Place, context: Context): Promise<Result<Reply>> => {
  const at = instantText(context.now)
  const count = await context.outbox.withdrawFor({ once: event.id, at: place.id }, 'taken-back', at)
  if (count === 0) return refuse(`No reminder of ${event.slug} was put off here.`)
  await context.did({ ids: [event.id] })
  return ok(replyTo(context, [line('It will not come once more.')]))
}

const replyTo = (context: Context, blocks: Parameters<typeof ours>[1]): Reply => ({
  ...answer(ours(context, blocks)),
  to: context.utterance.place.kind === 'room' ? 'place' : 'asker',
})
