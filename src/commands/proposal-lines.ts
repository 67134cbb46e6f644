// Proposal lines: what a source would have us do, as people read it before they publish.

import { factsOf } from '#src/calendar/change.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import type { Proposal } from '#src/calendar/import.ts'
import type { Context } from '#src/conversation/context.ts'
import { differenceLines } from '#src/reminders/compose/difference-lines.ts'
import { whenLine } from '#src/reminders/compose/event-lines.ts'
import { type Block, code, strong } from '#src/reply/document.ts'

/** A proposal beside the event that it is about, as that stands now. */
export interface Weighed {
  readonly proposal: Proposal
  readonly event?: CalendarEvent
}

/** The open proposals of this space, oldest first. */
export const openProposals = async ({ sources, calendar, actor }: Context): Promise<readonly Weighed[]> => {
  const open = await sources.open(actor.space.id)
  const weighed: Weighed[] = []
  for (const proposal of open) {
    const event = proposal.event === undefined ? undefined : await calendar.event(proposal.event)
    weighed.push({ proposal, ...(event === undefined ? {} : { event }) })
  }
  return weighed
}

const words = { new: 'NEW', changed: 'CHANGED', missing: 'MISSING' } as const

/** "3  CHANGED  title (slug)", and what would be different. */
export const proposalEntry = ({ proposal, event }: Weighed, context: Context): Block => {
  const { facts, kind } = proposal
  const head = [code(`P${proposal.number}`), '  ', strong(words[kind]), '  ', facts.title]
  if (event === undefined)
    return {
      kind: 'entry',
      head,
      facts: [
        whenLine(facts.when, context.reader),
        [`${facts.body.replace('_', ' ')} ${facts.kind}, ${facts.certainty}`],
      ],
    }
  return {
    kind: 'entry',
    head: [...head, ' (', code(event.slug), ')'],
    facts: [
      ...differenceLines({ before: factsOf(event), after: facts }, context.reader),
      ...(kind === 'missing' ? [['Two complete answers of the source did not have it.']] : []),
    ],
  }
}

export const proposalData = ({ proposal, event }: Weighed) => ({
  id: `P${proposal.number}`,
  kind: proposal.kind,
  source: proposal.source,
  ...(event === undefined ? {} : { event: event.slug }),
  facts: proposal.facts,
})
