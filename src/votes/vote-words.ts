// Vote words: how a vote and its draft are named, and how it ended and how sure that is.
import { ANSWER_WORDS, type Ballots } from './ballot.ts'
import { type Draft, type DraftKind, kindWords } from './draft.ts'
import { totalsOf } from './tally.ts'
import type { Vote, VoteStanding } from './vote.ts'
import type { NumberedDraft } from './vote-ledger.ts'

/** A vote with what was voted on. */
export interface FoundVote {
  readonly vote: Vote
  readonly draft: NumberedDraft
}

export const voteId = ({ number }: Pick<Vote, 'number'>): string => `V${number}`

/** How a draft is named in a command: by its symbol, else D5. */
export const draftHandle = ({ symbol, number }: Pick<NumberedDraft, 'symbol' | 'number'>): string =>
  symbol ?? `D${number}`

export const standings: Readonly<Record<VoteStanding, string>> = {
  unverified: 'UNVERIFIED, 1 of 2 readers',
  disputed: 'DISPUTED',
  reported: 'from a public source that is no official record',
  confirmed: 'confirmed by a second person who saw it',
  'read-twice': 'read twice, both agree',
  official: 'official record',
}

const outcomes: Readonly<Record<Vote['outcome'], string>> = {
  adopted: 'ADOPTED',
  rejected: 'REJECTED',
  'adopted-without-vote': 'ADOPTED WITHOUT A VOTE',
  withdrawn: 'WITHDRAWN',
  unknown: 'OUTCOME NOT KNOWN',
}

type Ending = Readonly<Partial<Record<Vote['outcome'], string>>>
const carried: Ending = { adopted: 'CARRIED', rejected: 'NOT CARRIED' }

/** What is decided on a ruling or a motion is not "adopted". */
const endings: Readonly<Partial<Record<DraftKind, Ending>>> = {
  ruling: { adopted: 'RULING UPHELD', rejected: 'RULING NOT UPHELD' },
  'no-action-motion': carried,
  paragraph: carried,
  other: carried,
}

/** "ADOPTED", or how one says it of a ruling or a motion. */
export const outcomeWords = ({ kind }: Pick<Draft, 'kind'>, { outcome }: Pick<Vote, 'outcome'>): string =>
  endings[kind]?.[outcome] ?? outcomes[outcome]

/** "A/HRC/51/L.6, title"; "D3, ruling of the President, title"; "A/HRC/51/L.40, amendment to A/HRC/51/L.6". */
export const draftName = (draft: NumberedDraft): string => {
  const { kind, title, about } = draft
  const plain = kind === 'resolution' || kind === 'decision'
  const what = plain && draft.symbol !== undefined ? [] : [kindWords(draft)]
  const named = what.map(words =>
    about === undefined ? words : `${words} ${kind === 'amendment' ? 'to' : 'on'} ${about}`,
  )
  return [draftHandle(draft), ...named, ...(title === undefined ? [] : [title])].join(', ')
}

export const totalsLine = (ballots: Ballots): string => {
  const totals = totalsOf(ballots)
  const told = (['in-favour', 'against', 'abstaining'] as const).map(
    answer => `${ANSWER_WORDS[answer]} ${totals[answer]}`,
  )
  const silent = (['absent', 'not-voting', 'suspended'] as const).flatMap(answer =>
    totals[answer] === 0 ? [] : [`${ANSWER_WORDS[answer]} ${totals[answer]}`],
  )
  return [...told, ...silent].join(' · ')
}
