// hold: keeps a record of the vault beyond its time; it takes two people.
import { command } from '#src/conversation/command.ts'
import { choiceField, idField, optional } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { findRecord } from './find-record.ts'
import { ours } from './ours.ts'

export const hold = command({
  verb: 'hold',
  summary: 'keep a record beyond its time, when two people say so',
  permission: 'erase records',
  effect: 'write',
  fields: {
    id: idField({ help: 'record', example: 'C118' }),
    off: optional(choiceField(['off'], { help: 'off', example: 'off' })),
  },
  examples: ['hold C118', 'hold C118 off'],
  handle: async ({ id, off }, context) => {
    const { actor, vaultCare, now } = context
    if (actor.member === undefined || actor.speaking === 'operator')
      return refuse('Members hold records, each speaking for themselves.')
    const found = await findRecord(id, 'coordinator', context)
    if (!found.ok) return found
    const { id: record, name, keepUntil } = found.value
    if (off !== undefined) {
      await vaultCare.release(record)
      await context.did({ ids: [record] })
      return ok(answer(ours(context, [line(`${name} is held no longer. It is erased after ${keepUntil}.`)])))
    }
    await vaultCare.hold(record, actor.member, instantText(now))
    await context.did({ ids: [record] })
    const after = await findRecord(id, 'coordinator', context)
    const held = after.ok && after.value.holds >= 2
    return ok(
      answer(
        ours(context, [
          line(
            held
              ? `${name} is held: it stays until somebody says: hold ${name} off`
              : `Noted. ${name} is held when a second person says the same: hold ${name}`,
          ),
        ]),
      ),
    )
  },
})
