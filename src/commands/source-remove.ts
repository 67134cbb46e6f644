// source remove: ends the watching of a calendar; what was published from it stays.
import { command } from '#src/conversation/command.ts'
import { numberField } from '#src/conversation/fields.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { ours } from './ours.ts'

export const sourceRemove = command({
  verb: 'source remove',
  summary: 'stop watching a calendar',
  permission: 'change the calendar',
  effect: 'write',
  fields: { number: numberField({ help: 'source number', example: '2' }) },
  examples: ['source remove 2'],
  handle: async ({ number }, context) => {
    const source = await context.sources.source(number)
    if (source === undefined || source.space !== context.actor.space.id)
      return refuse(`There is no source ${number}. Type: source list`)
    await context.sources.remove(number)
    await context.did({
      ids: [`source ${number}`],
      undo: `source add ${source.address} every:${source.every}m body:${source.body}`,
    })
    return ok(answer(ours(context, [line(`Source ${number} is no longer watched. What was published from it stays.`)])))
  },
})
