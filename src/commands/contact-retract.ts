// contact retract: takes a contact back for good: its key is destroyed.
import { command } from '#src/conversation/command.ts'
import { idField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, green, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { findOwnContact } from './find-contact.ts'

export const contactRetract = command({
  verb: 'contact retract',
  summary: 'take a contact back, for good',
  permission: 'log contacts',
  effect: 'write',
  fields: { contact: idField({ help: 'contact', example: 'C118' }) },
  examples: ['contact retract C118'],
  handle: async ({ contact: id }, context) => {
    const found = await findOwnContact(id, context)
    if (!found.ok) return found
    const { contact, record } = found.value
    await context.vault.purge([record.id], instantText(context.now))
    await context.did({ ids: [record.id] })
    return ok(answer({ ...green([line(`${contact.name} is gone, for good.`)]), space: context.actor.space.id }))
  },
})
