// pressure follow: whether what was threatened was then done; a record of its own.
import { FOLLOW_THROUGHS, type Outcome } from '#src/contacts/pressure.ts'
import { command } from '#src/conversation/command.ts'
import { choiceField, idField, option, textField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { vaultPart } from '#src/reply/vault-part.ts'
import { ok } from '#src/result.ts'
import type { RecordId } from '#src/security/vault.ts'
import { writtenBy } from '#src/security/vault-access.ts'
import { findPressure } from './find-pressure.ts'
import { pastDay } from './typed-day.ts'

export const pressureFollow = command({
  verb: 'pressure follow',
  summary: 'whether a threat was carried out',
  permission: 'log contacts',
  effect: 'write',
  typed: 'AMBER+STRICT',
  fields: {
    pressure: idField({ help: 'démarche', example: 'P3' }),
    through: choiceField(FOLLOW_THROUGHS, { help: 'follow-through', example: 'full' }),
    day: option(textField({ help: 'day', example: 'yesterday' })),
  },
  examples: ['pressure follow P3 none', 'pressure follow P3 full day:2027-04-02'],
  handle: async ({ pressure: id, through, day: typed }, context) => {
    const { actor, vault, now, random } = context
    const found = await findPressure(id, context)
    if (!found.ok) return found
    const day = pastDay(typed ?? 'today', context)
    if (!day.ok) return day
    const { name } = found.value.record
    const outcome: Outcome = { pressure: name, through, day: day.value }
    const key = random.id()
    const frame = {
      ...writtenBy(actor),
      id: key as RecordId,
      kind: 'follow-through',
      name: `${name}.${key}`,
      recipients: [],
    } as const
    const at = instantText(now)
    await vault.put({ ...frame, columns: { outcome: { label: 'AMBER+STRICT', value: outcome } }, at, from: day.value })
    await context.did({ ids: [frame.id], undo: `pressure retract ${frame.name}` })
    return ok(
      answer(
        vaultPart('AMBER+STRICT', frame, {
          blocks: [line(`${name}: follow-through ${through}, noted. To undo: undo, within ten minutes`)],
        }),
      ),
    )
  },
})
