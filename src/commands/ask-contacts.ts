// Ask contacts: what was heard about an ask, as far as the reader may know it.
import type { Ask } from '#src/contacts/ask.ts'
import { type Contact, contactFrom, heardIn } from '#src/contacts/contact.ts'
import type { Heard } from '#src/contacts/heard.ts'
import type { Context } from '#src/conversation/context.ts'

export type HeardContact = Heard & { readonly contact: Contact }

/** In the order of writing. */
export const heardOn = async (
  asks: readonly Pick<Ask, 'name'>[],
  { vault, actor }: Pick<Context, 'vault' | 'actor'>,
): Promise<readonly HeardContact[]> => {
  const all = await Promise.all(asks.map(ask => vault.find({ kind: 'contact', index: { ask: ask.name } }, actor)))
  return heardIn(all.flat().map(contactFrom))
}
