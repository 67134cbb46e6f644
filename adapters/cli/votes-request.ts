// Votes request: votes of a public source on their way to the running bot, checked as everything that comes over the socket.
import { z } from 'zod'
import { DRAFT_KINDS } from '#src/votes/draft.ts'
import { unpackBallots } from '#src/votes/packed-ballots.ts'
import { FINDING_CODES } from '#src/votes/roll-call/finding.ts'
import { OUTCOMES } from '#src/votes/roll-call/printed-roll-call.ts'
import { ORIGINS } from '#src/votes/sourced-vote.ts'
import { VOTING_BODIES } from '#src/votes/voting-body.ts'

const isPacked = (text: string): boolean => {
  try {
    return unpackBallots(text).size === text.length / 4
  } catch {
    return false
  }
}

const words = z.string().min(1).max(2_000)

const sourcedVoteShape = z.strictObject({
  origin: z.enum(ORIGINS),
  name: words,
  draft: z.strictObject({
    body: z.enum(VOTING_BODIES),
    kind: z.enum(DRAFT_KINDS),
    symbol: words.exactOptional(),
    adoptedAs: words.exactOptional(),
    session: words.exactOptional(),
    title: words.exactOptional(),
    theme: words.exactOptional(),
    about: words.exactOptional(),
    question: words.exactOptional(),
  }),
  day: z.iso.date(),
  outcome: z.enum(OUTCOMES),
  standing: z.enum(['official', 'reported']),
  ballots: z.string().refine(isPacked, { error: 'no packed ballots' }),
  source: words,
  findings: z.array(z.strictObject({ code: z.enum(FINDING_CODES), text: words, at: z.int().nonnegative() })),
})

/** So many are written in one transaction, well below 20 ms. */
export const MOST_VOTES = 10

export const votesRequestShape = z.strictObject({ votes: z.array(sourcedVoteShape).max(MOST_VOTES) })
export type VotesRequest = z.infer<typeof votesRequestShape>

/** The answer's text, as JSON: how many became what. */
export const savedShape = z.object({
  added: z.int(),
  joined: z.int(),
  changed: z.int(),
  known: z.int(),
})
export type Saved = z.infer<typeof savedShape>
