// Add one: a single event, own ones at once, public ones after a preview.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { whenWords } from '#src/calendar/when-words.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import type { Context } from '#src/conversation/context.ts'
import { quoted } from '#src/conversation/words.ts'
import { addEvent } from '#src/reminders/change-events.ts'
import { titleLine, whenLine } from '#src/reminders/compose/event-lines.ts'
import type { Reply } from '#src/reply/document.ts'
import { ok, type Result } from '#src/result.ts'
import { changeReply, doneBy, warningLines } from './change-reply.ts'
import { deedOf } from './deed-of.ts'
import { eventData } from './event-data.ts'
import { type Draft, draftEvent, type Frame } from './event-draft.ts'
import { publicPreview } from './public-preview.ts'
import { sameEntry } from './same-entry.ts'
import { warningsFor } from './warnings.ts'

export const addOne = async (draft: Draft, frame: Frame, context: Context): Promise<Result<Reply>> => {
  const event = await draftEvent(draft, frame, { ...context, taken: new Set() })
  if (!event.ok) return event
  const twin = await sameEntry(event.value, context)
  const warnings = [
    ...(await warningsFor(event.value, undefined, context)),
    ...(twin === undefined ? [] : [`${twin.slug} has the same title and date already.`]),
    ...(event.value.public && frame.source === undefined
      ? ['it names no source. Add source: with where the date stands.']
      : []),
  ]
  const go = event.value.public ? preview(event.value, frame, { warnings, context }) : ok('yes' as const)
  if (!go.ok) return go
  if (go.value !== 'yes') return ok(go.value)
  const [root, ...others] = await addEvent(context, event.value, deedOf(context, frame))
  if (root === undefined) throw new Error('an addition made no change')
  await context.did(doneBy([root, ...others]))
  return ok(changeReply([root, ...others], warnings, context))
}

const preview = (
  event: CalendarEvent,
  frame: Frame,
  { warnings, context }: { readonly warnings: readonly string[]; readonly context: Context },
): Result<'yes' | Reply> => {
  const { id: _id, createdAt: _made, changedAt: _changed, ...facts } = event
  const blocks = [
    ...publicPreview(event, [], context),
    {
      kind: 'entry' as const,
      head: titleLine(event),
      facts: [whenLine(event.when, context.reader), [event.certainty]],
    },
    ...warningLines(warnings),
  ]
  return confirmed(
    {
      exactly: JSON.stringify(['event add', facts]),
      preview: [{ label: 'CLEAR', blocks, data: eventData(event) }],
      words: wordsFor(event, frame),
    },
    context,
  )
}

/** The command with everything said exactly, so that what is confirmed is what was shown. */
const wordsFor = (event: CalendarEvent, { parent, source, state }: Frame): string =>
  [
    'event add',
    quoted(event.title),
    `when:${quoted(whenWords(event.when))}`,
    `body:${event.body}`,
    `kind:${event.kind}`,
    `slug:${event.slug}`,
    `certainty:${event.certainty}`,
    ...(parent === undefined ? [] : [`under:${parent.slug}`]),
    ...(state === undefined ? [] : [`state:${state}`]),
    ...(event.place === undefined ? [] : [`place:${quoted(event.place)}`]),
    ...(event.room === undefined ? [] : [`room:${quoted(event.room)}`]),
    ...(source === undefined ? [] : [`source:${quoted(source)}`]),
    'public:yes',
  ].join(' ')
