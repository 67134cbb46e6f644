// Keep ask: a later version of an ask, in the vault and in what stays in the clear of it.
import { type Ask, type AskContent, columnsOfAsk } from '#src/contacts/ask.ts'
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'

/** Gives the number of the new version. */
export const keepAsk = async (
  { record, name, version }: Pick<Ask, 'record' | 'name' | 'version'>,
  content: AskContent,
  { vault, askRows, actor, now }: Pick<Context, 'vault' | 'askRows' | 'actor' | 'now'>,
): Promise<number> => {
  if (actor.member === undefined) throw new Error('only members change asks')
  const at = instantText(now)
  await vault.amend(record, { columns: columnsOfAsk(content), at, by: actor.member })
  await askRows.keep({ space: actor.space.id, record, ask: name }, content.rows)
  return version + 1
}
