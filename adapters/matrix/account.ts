// Account: whom the bot is signed in as, on which device; kept beside the keys, since neither is of use without the other.
import { z } from 'zod'
import type { Journal } from '#adapters/matrix/store/journal.ts'

const shape = z.object({
  /** Where the homeserver answers, without a slash at the end. */
  url: z.string(),
  user: z.string(),
  device: z.string(),
  token: z.string(),
})

export type Account = Readonly<z.infer<typeof shape>>

const NAME = 'account'

/** Throws an OperatorFault when it was sealed with another keyring. */
export const recallAccount = async (journal: Journal): Promise<Account | undefined> => {
  const kept = await journal.recall(NAME)
  return kept === undefined ? undefined : shape.parse(JSON.parse(Buffer.from(kept).toString('utf8')))
}

export const keepAccount = (journal: Journal, account: Account): Promise<void> =>
  journal.keep(NAME, Buffer.from(JSON.stringify(account)))
