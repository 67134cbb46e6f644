// sameVote: whether a source tells of a vote that the ledger has from somewhere else.
import { GIVEN_ANSWERS } from './ballot.ts'
import { unpackBallots } from './packed-ballots.ts'
import type { SourcedVote } from './sourced-vote.ts'
import type { Neighbour } from './sourced-votes.ts'

/** On one draft and one day there may be several votes, on paragraphs and on the whole; so many States may differ in one vote told twice. */
const SHARE_OF_ERRORS = 0.1

/**
 * The vote among those of its day that it is: on the same draft or resolution with nearly the same ballots, or, where
 * one of them has no symbol, with the very same ballots.
 */
export const sameVote = (vote: SourcedVote, neighbours: readonly Neighbour[]): Neighbour | undefined =>
  neighbours
    .filter(({ body, day }) => body === vote.draft.body && day === vote.day)
    .map(neighbour => ({ neighbour, differ: unlike(vote.ballots, neighbour.ballots) }))
    .filter(
      ({ neighbour, differ }) => differ <= (hasSymbol(neighbour) && hasSymbol(vote.draft) ? limit(vote, neighbour) : 0),
    )
    .sort((a, b) => a.differ - b.differ)[0]?.neighbour

interface Symbols {
  readonly symbol?: string
  readonly adoptedAs?: string
}

const symbolsOf = ({ symbol, adoptedAs }: Symbols): readonly string[] =>
  [symbol, adoptedAs].filter(one => one !== undefined)

const hasSymbol = (symbols: Symbols): boolean => symbolsOf(symbols).length > 0

const limit = ({ draft, ballots }: SourcedVote, neighbour: Neighbour): number =>
  symbolsOf(draft).some(symbol => symbolsOf(neighbour).includes(symbol)) ? (ballots.length / 4) * SHARE_OF_ERRORS : -1

/** How many States gave an answer in one of the two and not the same in the other. */
const unlike = (one: string, other: string): number => {
  const [a, b] = [unpackBallots(one), unpackBallots(other)]
  const given = (answer: string | undefined): string | undefined => GIVEN_ANSWERS.find(known => known === answer)
  return [...new Set([...a.keys(), ...b.keys()])].filter(state => given(a.get(state)) !== given(b.get(state))).length
}
