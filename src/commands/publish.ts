// publish: puts proposals on the calendar, after a preview; in the home space on the public one.
import { type CalendarEvent, type EventFacts, eventId } from '#src/calendar/event.ts'
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import { addEvent, changeEvent } from '#src/reminders/change-events.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, type Block, code, heading, line } from '#src/reply/document.ts'
import { ok, type Result } from '#src/result.ts'
import { changeHead, changeId } from './change-words.ts'
import { deedOf } from './deed-of.ts'
import { freeSlug } from './free-slug.ts'
import { ours } from './ours.ts'
import { chosenProposals, whichField } from './proposal-choice.ts'
import { proposalEntry, type Weighed } from './proposal-lines.ts'

export const publish = command({
  verb: 'publish',
  summary: 'put proposals on the calendar',
  permission: 'change the calendar',
  effect: 'write',
  fields: { which: whichField },
  examples: ['publish all', 'publish P1,3-5'],
  handle: async ({ which }, context) => {
    const chosen = await chosenProposals(which, context)
    if (!chosen.ok) return chosen
    const go = confirmed(
      {
        exactly: JSON.stringify(chosen.value.map(({ proposal, event }) => [proposal.number, event?.revision ?? 0])),
        preview: [ours(context, previewOf(chosen.value, context))],
        words: `publish ${chosen.value.map(({ proposal }) => `P${proposal.number}`).join(',')}`,
      },
      context,
    )
    if (!go.ok) return go
    return go.value === 'yes' ? carriedOut(chosen.value, context) : ok(go.value)
  },
})

const previewOf = (chosen: readonly Weighed[], context: Context): readonly Block[] => [
  heading(
    context.actor.space.home
      ? `Preview: ${counted(chosen.length, 'entry', 'entries')} on the public calendar, its page and feeds, for everybody.`
      : `Preview: ${counted(chosen.length, 'entry', 'entries')} on the calendar of your space.`,
  ),
  ...chosen.map(one => proposalEntry(one, context)),
]

const carriedOut = async (chosen: readonly Weighed[], context: Context): Promise<Result<ReturnType<typeof answer>>> => {
  const at = instantText(context.now)
  const lines: Block[] = []
  for (const one of chosen) {
    const { proposal } = one
    const source = proposal.facts.sources[0]?.text
    const deed = { ...deedOf(context, { source }), why: `proposal P${proposal.number}` }
    const [root] =
      one.event === undefined
        ? await addEvent(context, await eventFrom(proposal.facts, context), deed)
        : await changeEvent(context, { event: one.event, after: proposal.facts }, deed)
    await context.sources.close(proposal.number, 'published', at)
    if (root === undefined) continue
    await context.sources.link(proposal.source, proposal.uid, root.event)
    await context.did({ ids: [changeId(root)], undo: `undo ${changeId(root)}` })
    lines.push(line(...changeHead(root)))
  }
  return ok(
    answer(
      ours(context, [
        heading(`Published ${counted(lines.length, 'entry', 'entries')}.`),
        ...lines,
        line('To take the last one back: ', code('undo')),
      ]),
    ),
  )
}

const eventFrom = async (facts: EventFacts, context: Context): Promise<CalendarEvent> => {
  const at = instantText(context.now)
  return {
    ...facts,
    id: eventId(context.random.id()),
    slug: await freeSlug(facts, context),
    space: context.actor.space.id,
    public: context.actor.space.home,
    revision: 1,
    sequence: 0,
    createdAt: at,
    changedAt: at,
  }
}
