// contact gaps: the States of an ask that nobody has spoken to, or not for a fortnight.
import { isStale, newestByState } from '#src/contacts/heard.ts'
import { command } from '#src/conversation/command.ts'
import { optional, wordField } from '#src/conversation/fields.ts'
import { answer, type Block, heading, line, strong } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import type { Iso3 } from '#src/states/state.ts'
import { stateNames } from '#src/votes/state-names.ts'
import { heardOn } from './ask-contacts.ts'
import { askPart } from './ask-part.ts'
import { findAsk, usualAsk } from './find-ask.ts'
import { greyLine } from './grey-line.ts'

export const contactGaps = command({
  verb: 'contact gaps',
  summary: 'whom nobody has spoken to',
  permission: 'log contacts',
  effect: 'read',
  fields: { ask: optional({ ...wordField({ help: 'ask or draft', example: 'A7' }), kind: 'id' }) },
  examples: ['contact gaps A7'],
  handle: async ({ ask: typed }, context) => {
    const ask = typed === undefined ? ok(await usualAsk(context)) : await findAsk(typed, context)
    if (!ask.ok) return ask
    if (ask.value === undefined) return refuse('Say of which ask: contact gaps A7   All asks: ask show')
    const { today } = context.reader
    const newest = newestByState(await heardOn([ask.value], context))
    const states = ask.value.rows.map(row => row.state)
    const silent = states.filter(state => !newest.has(state))
    const stale = states.filter(state => {
      const heard = newest.get(state)
      return heard !== undefined && isStale(heard, today)
    })
    const list = (title: string, some: readonly Iso3[]): readonly Block[] =>
      some.length === 0 ? [] : [line(strong(`${title} (${some.length}): `), stateNames(some, context.reader))]
    return ok(
      answer(
        askPart(
          ask.value,
          context,
          [
            heading(
              `${ask.value.name}: ${ask.value.title}. ${silent.length} of ${states.length} not spoken to, ${stale.length} not for a fortnight.`,
            ),
            ...list('Not spoken to', silent),
            ...list('Not for a fortnight', stale),
            greyLine(context, { source: 'From the contacts of your space', to: 'asker' }),
          ],
          { data: { silent, stale } },
        ),
      ),
    )
  },
})
