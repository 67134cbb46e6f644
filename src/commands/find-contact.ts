// Find contact: the contact of an id, C118, with the record behind it.
import { type Contact, contactFrom } from '#src/contacts/contact.ts'
import type { Context } from '#src/conversation/context.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { VaultRecord } from '#src/security/vault.ts'

export interface FoundContact {
  readonly contact: Contact
  readonly record: VaultRecord
}

const findContact = async (
  typed: string,
  { vault, actor }: Pick<Context, 'vault' | 'actor'>,
): Promise<Result<FoundContact>> => {
  const name = typed.trim().toUpperCase()
  const record = /^C\d{1,9}$/.test(name) ? await vault.named('contact', name, actor) : undefined
  return record === undefined
    ? refuse(`There is no contact ${name} for you to read. Yours and your coalition's: contact list`)
    : ok({ contact: contactFrom(record), record })
}

/** A contact that the speaker wrote, and so may change. */
export const findOwnContact = async (
  typed: string,
  context: Pick<Context, 'vault' | 'actor'>,
): Promise<Result<FoundContact>> => {
  const found = await findContact(typed, context)
  if (!found.ok || found.value.contact.author === context.actor.member) return found
  return refuse(`${found.value.contact.name} is somebody else's; only who wrote it may change it.`)
}
