// Follows chain: the comparable votes before a draft, one after the other, as far as people named them.
import type { Context } from '#src/conversation/context.ts'
import type { Vote } from '#src/votes/vote.ts'
import type { NumberedDraft } from '#src/votes/vote-ledger.ts'

export interface Link {
  readonly symbol: string
  /** Undefined where the ledger does not know it. */
  readonly draft?: NumberedDraft
  /** The newest vote on it, where there is one. */
  readonly vote?: Vote
}

const LONGEST = 20

/** From a symbol backwards; it ends where nothing is named, or where it would go in circles. */
export const followsChain = async (
  from: string | undefined,
  { votes, actor }: Pick<Context, 'votes' | 'actor'>,
): Promise<readonly Link[]> => {
  const links: Link[] = []
  const sight = { space: actor.space.id }
  for (let symbol = from; symbol !== undefined && links.length < LONGEST; ) {
    if (links.some(link => link.symbol === symbol)) break
    const draft = await votes.draft(symbol, sight)
    const vote = draft && (await votes.votesOf(draft.number, sight)).at(-1)
    links.push({ symbol, ...(draft === undefined ? {} : { draft }), ...(vote === undefined ? {} : { vote }) })
    symbol = draft?.follows
  }
  return links
}
