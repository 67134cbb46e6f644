// source list: what is watched, when it last answered, and what is wrong where something is.
import type { Source } from '#src/calendar/import.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { answer, type Block, code, type Line, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { sayInstant } from './change-words.ts'
import { greyLine } from './grey-line.ts'
import { ours } from './ours.ts'

export const sourceList = command({
  verb: 'source list',
  summary: 'which calendars are watched',
  permission: 'change the calendar',
  effect: 'read',
  fields: {},
  examples: ['source list'],
  handle: async (_args, context) => {
    const watched = (await context.sources.ofSpace(context.actor.space.id)).filter(source => source.every > 0)
    const grey = greyLine(context, { source: 'Kept by this bot', to: 'asker' })
    if (watched.length === 0)
      return ok(
        answer(ours(context, [line('No calendar is watched. To watch one: source add https://… every:1h'), grey], [])),
      )
    return ok(answer(ours(context, [...watched.map(source => entryOf(source, context)), grey], watched)))
  },
})

const entryOf = (source: Source, { reader }: Context): Block => {
  const good: Line = [
    source.lastGoodAt === undefined
      ? 'It has not answered yet.'
      : `Last good answer: ${sayInstant(source.lastGoodAt, reader)}.`,
  ]
  const trouble: readonly Line[] =
    source.failingSince === undefined
      ? []
      : [[`Failing since ${sayInstant(source.failingSince, reader)}: ${source.trouble ?? ''}`]]
  return {
    kind: 'entry',
    head: [
      code(String(source.number)),
      `  ${source.address}  every ${source.every} minutes, ${source.body.replace('_', ' ')}`,
    ],
    facts: [good, ...trouble],
  }
}
