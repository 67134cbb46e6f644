// Carry out: one change of one event: own ones at once, public ones after a preview.

import { changeKind, factsOf, sameFacts } from '#src/calendar/change.ts'
import type { CalendarEvent, EventFacts } from '#src/calendar/event.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import type { Context } from '#src/conversation/context.ts'
import { quoted } from '#src/conversation/words.ts'
import { changeEvent } from '#src/reminders/change-events.ts'
import { differenceLines } from '#src/reminders/compose/difference-lines.ts'
import { type Block, code, type Reply, strong } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { changeReply, doneBy, warningLines } from './change-reply.ts'
import { type Because, deedOf } from './deed-of.ts'
import { publicPreview } from './public-preview.ts'
import { warningsFor } from './warnings.ts'

/** What is to be done to an event. */
export interface Step extends Because {
  readonly event: CalendarEvent
  readonly after: EventFacts
  /** The command that does it, with all values said exactly, but for why and source. */
  readonly words: string
  readonly warnings?: readonly string[]
}

export const carryOut = async (step: Step, context: Context): Promise<Result<Reply>> => {
  const after = withSource(step, context)
  if (sameFacts(factsOf(step.event), after))
    return refuse(`${step.event.slug} says that already, so nothing was changed.`)
  const dated = await warningsFor(after, step.event.when, context)
  const warnings = [...(step.warnings ?? []), ...(step.event.when === after.when ? [] : dated)]
  const go = step.event.public ? await preview({ ...step, after, warnings }, context) : ok('yes' as const)
  if (!go.ok) return go
  if (go.value !== 'yes') return ok(go.value)
  const [root, ...others] = await changeEvent(context, { event: step.event, after }, deedOf(context, step))
  if (root === undefined) return refuse(`${step.event.slug} says that already, so nothing was changed.`)
  await context.did(doneBy([root, ...others]))
  return ok(changeReply([root, ...others], warnings, context))
}

/** The source of a change stands with the event from then on, checked today. */
const withSource = ({ after, source }: Step, { now }: Context): EventFacts => {
  if (source === undefined) return after
  const checkedOn = now.toZonedDateTimeISO('Europe/Zurich').toPlainDate().toString()
  return { ...after, sources: [{ text: source, checkedOn }, ...after.sources.filter(({ text }) => text !== source)] }
}

const preview = async (step: Step, context: Context): Promise<Result<'yes' | Reply>> => {
  const { event, after, warnings = [] } = step
  const children = await context.calendar.children(event.id)
  const entry: Block = {
    kind: 'entry',
    head: [strong(changeKind(factsOf(event), after)), '  ', event.title, ' (', code(event.slug), ')'],
    facts: differenceLines({ before: factsOf(event), after }, context.reader),
  }
  const words = [step.words, ...because(step)].join(' ')
  const open = children.filter(child => child.public && !child.withdrawn)
  return confirmed(
    {
      exactly: JSON.stringify([
        words,
        event.id,
        event.revision,
        after,
        children.map(({ id, revision }) => [id, revision]),
      ]),
      preview: [
        {
          label: 'CLEAR',
          blocks: [...publicPreview(event, open, context), entry, ...warningLines(warnings)],
          data: { event: event.slug, before: factsOf(event), after },
        },
      ],
      words,
    },
    context,
  )
}

const because = ({ why, source }: Because): readonly string[] => [
  ...(why === undefined ? [] : [`why:${quoted(why)}`]),
  ...(source === undefined ? [] : [`source:${quoted(source)}`]),
]
