// source add: watches a foreign calendar; what it says becomes proposals, never entries.
import { command } from '#src/conversation/command.ts'
import { bodyField, durationField, option, wordField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { ours } from './ours.ts'

const SHORTEST_MINUTES = 15
const LONGEST_MINUTES = 7 * 24 * 60

export const sourceAdd = command({
  verb: 'source add',
  summary: 'watch a calendar elsewhere',
  permission: 'change the calendar',
  effect: 'write',
  fields: {
    address: wordField({ help: 'https address', example: 'https://indico.un.org/category/1/events.ics' }),
    every: option(durationField),
    body: option(bodyField),
  },
  examples: ['source add https://indico.un.org/category/1/events.ics every:1h body:HRC'],
  handle: async ({ address, every, body }, context) => {
    const url = URL.parse(address.replace(/^webcals?:/i, 'https:'))
    if (url === null || url.protocol !== 'https:' || url.username !== '')
      return refuse(`"${address}" cannot be watched. Type an address that begins with https:// and holds no password.`)
    const minutes =
      every === undefined
        ? 60
        : Math.round(every.total({ unit: 'minutes', relativeTo: Temporal.PlainDate.from('2026-01-01') }))
    if (minutes < SHORTEST_MINUTES || minutes > LONGEST_MINUTES)
      return refuse('A calendar is looked at every 15 minutes to every 7 days. Type for example every:1h')
    const same = (await context.sources.ofSpace(context.actor.space.id)).find(
      one => one.address === url.href && one.every > 0,
    )
    if (same !== undefined)
      return refuse(`That address is watched already, as source ${same.number}. Type: source list`)
    const at = instantText(context.now)
    const number = await context.numbers.next('N')
    await context.sources.add({
      number,
      space: context.actor.space.id,
      address: url.href,
      every: minutes,
      body: body ?? 'OTHER',
      addedBy: context.actor.member ?? context.actor.platform,
      nextAt: at,
    })
    await context.did({ ids: [`source ${number}`], undo: `source remove ${number}` })
    return ok(
      answer(
        ours(context, [
          line(
            `Source ${number}: I look at ${url.host} within a minute, then every ${minutes} minutes. What I find waits under: proposals`,
          ),
          line('To end it: ', `source remove ${number}`),
        ]),
      ),
    )
  },
})
