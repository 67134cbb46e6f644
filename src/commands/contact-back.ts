// contact back: takes the last correction of a contact back; what undo says.
import { columnsOf, contactFrom, indexOf } from '#src/contacts/contact.ts'
import { command } from '#src/conversation/command.ts'
import { idField, numberField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { vaultPart } from '#src/reply/vault-part.ts'
import { ok, refuse } from '#src/result.ts'
import { picksOf } from './contact-correct.ts'
import { findOwnContact } from './find-contact.ts'

export const contactBack = command({
  verb: 'contact back',
  summary: 'take the last correction of a contact back',
  permission: 'log contacts',
  effect: 'write',
  fields: {
    contact: idField({ help: 'contact', example: 'C118' }),
    version: numberField({ help: 'version', example: '2' }),
  },
  examples: ['contact back C118 2'],
  handle: async ({ contact: id, version }, context) => {
    const found = await findOwnContact(id, context)
    if (!found.ok) return found
    const { contact, record } = found.value
    const versions = await context.vault.versions(record.id, context.actor)
    const earlier = versions.find(one => one.version === version - 1)
    if (contact.version !== version || earlier === undefined)
      return refuse(`${contact.name} was put right again since, so nothing was taken back.`)
    const before = contactFrom(earlier)
    const picks = picksOf(before)
    await context.vault.amend(record.id, {
      ...{ columns: columnsOf(picks, before.details ?? {}), index: indexOf(picks, contact.author) },
      ...{ at: instantText(context.now), from: picks.day, by: contact.author },
    })
    await context.did({ ids: [record.id] })
    const said = { picks: true as const, blocks: [line(`${contact.name} is as it was before.`)] }
    return ok(answer(vaultPart('AMBER', record, { ...said, pointer: `${contact.name} is as it was before.` })))
  },
})
