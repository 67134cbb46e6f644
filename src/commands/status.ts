// status: versions, freshness, sizes and what did not go well; with `live`, what has to be tried out.
import { command } from '#src/conversation/command.ts'
import { choiceField, optional } from '#src/conversation/fields.ts'
import { answer, clear, type Part } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { greyLine } from './grey-line.ts'
import { liveLines, statusLines } from './status-lines.ts'

export const status = command({
  verb: 'status',
  summary: 'how fresh and how well everything is',
  permission: 'see operations',
  effect: 'read',
  fields: { how: optional(choiceField(['live'], { help: 'live', example: 'live' })) },
  examples: ['status', 'status live'],
  handle: async ({ how }, context) => {
    const parts: Part[] = []
    for (const read of how === 'live' ? [...statusLines, ...liveLines] : statusLines) parts.push(await read(context))
    parts.push(clear([greyLine(context, { source: 'This installation', to: 'asker' })]))
    return ok(answer(...parts))
  },
})
