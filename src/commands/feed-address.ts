// Feed address: the secret address of a feed as it is shown, once.
import { type KeptSecret, secretFeedPath, startOf } from '#src/calendar/feed.ts'
import type { Context } from '#src/conversation/context.ts'
import { type Block, line } from '#src/reply/document.ts'

/** A new secret, and what is kept of it. */
export const newSecret = ({
  random,
  hash,
}: Pick<Context, 'random' | 'hash'>): { readonly secret: string; readonly kept: KeptSecret } => {
  const secret = random.secret()
  return { secret, kept: { hash: hash(secret), starts: startOf(secret) } }
}

/** The address, what to do with it, and what it is worth. */
export const addressLines = (
  secret: string,
  { about }: Pick<Context, 'about'>,
): { readonly blocks: readonly Block[]; readonly data: { readonly url: string } } => {
  const url = `${about.publicUrl}${secretFeedPath(secret)}`
  const blocks: readonly Block[] = [
    { kind: 'code', text: url },
    line(
      'Give it to a calendar app as a subscription ("from URL", "from the internet"). A download would not follow changes.',
    ),
    line(
      'Whoever has it can read the feed, and Google or Outlook would see it too. Apps look for changes every few minutes to once a day, so I still tell you here what moves.',
    ),
  ]
  return { blocks, data: { url } }
}
