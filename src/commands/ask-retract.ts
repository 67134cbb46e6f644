// ask retract: ends an ask that was made by mistake, with its rows.
import { command } from '#src/conversation/command.ts'
import { idField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, green, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { atLeast } from '#src/security/member.ts'
import { heardOn } from './ask-contacts.ts'
import { findAsk } from './find-ask.ts'

export const askRetract = command({
  verb: 'ask retract',
  summary: 'end an ask that was made by mistake',
  permission: 'log contacts',
  effect: 'write',
  fields: { ask: idField({ help: 'ask', example: 'A7' }) },
  examples: ['ask retract A7'],
  handle: async ({ ask: typed }, context) => {
    const { actor, vault, askRows, now } = context
    const ask = await findAsk(typed, context)
    if (!ask.ok) return ask
    const { name, record, author } = ask.value
    if (author !== actor.member && !atLeast(actor.role, 'coordinator'))
      return refuse(`${name} is somebody else's. Ask them, or a coordinator.`)
    if ((await heardOn([ask.value], context)).length > 0)
      return refuse(`${name} has contacts already, so it stays. To end its rows: ask set ${name} all next:none`)
    await askRows.keep({ space: actor.space.id, record, ask: name }, [])
    await vault.purge([record], instantText(now))
    await context.did({ ids: [record] })
    return ok(answer({ ...green([line(`${name} is gone, for good.`)]), space: actor.space.id }))
  },
})
