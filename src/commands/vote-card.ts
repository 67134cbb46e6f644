// Vote card: one recorded vote as it stands: outcome, totals, by region, how sure, and what changed since the comparable one.
import { sayDay } from '#src/calendar/say-when.ts'
import type { Context } from '#src/conversation/context.ts'
import { type Block, heading, line, type Part, strong } from '#src/reply/document.ts'
import { REGIONAL_GROUPS, stateOf } from '#src/states/state.ts'
import { shiftsBetween } from '#src/votes/agreement.ts'
import { ANSWER_WORDS, type Ballots, STANDING_WORDS } from '#src/votes/ballot.ts'
import { type Draft, type DraftKind, kindWords } from '#src/votes/draft.ts'
import { electorateOn } from '#src/votes/roll-call/electorate.ts'
import { type Totals, totalsByGroup, totalsOf } from '#src/votes/tally.ts'
import type { Vote, VoteStanding } from '#src/votes/vote.ts'
import type { NumberedDraft } from '#src/votes/vote-ledger.ts'
import { counted } from './counted.ts'
import { dissociationLine } from './dissociation-line.ts'
import { draftHandle } from './find-draft.ts'
import { type FoundVote, voteId } from './find-vote.ts'
import { isHidden } from './hidden-lists.ts'
import { stateNames } from './state-names.ts'

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

/** Public votes are CLEAR; those of a space are for its members. */
export const votePart = (vote: Pick<Vote, 'public' | 'space'>, blocks: readonly Block[], data?: unknown): Part => ({
  label: vote.public ? 'CLEAR' : 'GREEN',
  ...(vote.public ? {} : { space: vote.space as NonNullable<Part['space']> }),
  blocks,
  ...(data === undefined ? {} : { data }),
})

/** `hidden`: without who voted how, for somebody who may still read the board fresh. */
export type Sight = 'open' | 'hidden'

export const voteCard = async ({ vote, draft }: FoundVote, context: Context, given?: Sight): Promise<Part> => {
  const sight = given ?? ((await isHidden(vote, context)) ? 'hidden' : 'open')
  const totals = totalsOf(vote.ballots)
  const day = Temporal.PlainDate.from(vote.day)
  const blocks: Block[] = [
    heading(`${voteId(vote)}  ${draftName(draft)}`),
    line(
      strong(outcomeWords(draft, vote)),
      `  ${sayDay(day, context.reader)}, ${vote.body.replace('_', ' ')}. ${standings[vote.standing]}.`,
    ),
    ...(draft.question === undefined ? [] : [line(`Question put: ${draft.question}`)]),
    ...[dissociationLine(draft, context.reader)].flatMap(text => (text === undefined ? [] : [line(text)])),
  ]
  if (vote.ballots.size > 0) {
    blocks.push(line(totalsLine(vote.ballots)), line(...membersLine(vote, totals)))
    if (sight === 'open') blocks.push(regionTable(vote.ballots), ...(await sinceLast({ vote, draft }, context)))
  }
  return votePart(vote, blocks, voteData({ vote, draft }, sight))
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

const membersLine = ({ body, day, ballots }: Vote, totals: Totals): readonly string[] => {
  const { members, suspended } = electorateOn(body, Temporal.PlainDate.from(day))
  if (members === undefined) return ['The members of that day are not all known.']
  const listed = [...ballots.keys()].filter(state => members.has(state)).length
  const missing = members.size - listed - [...suspended].filter(state => !ballots.has(state)).length
  const present = totals['in-favour'] + totals.against + totals.abstaining
  const whole =
    missing > members.size * MOST_MISSING
      ? `Only ${listed} of ${members.size} members are on the list.`
      : `${present} of ${members.size} members took part${missing > 0 ? `, ${missing} not recorded` : ''}.`
  return [`${whole} ${majority(totals)}`]
}

/** Where more than this share of the members is missing, it is the list that is short, not the room that was empty. */
const MOST_MISSING = 0.3

/** Abstentions are not votes cast, and absence is never opposition. */
const majority = ({ 'in-favour': inFavour, against }: Totals): string => {
  const cast = inFavour + against
  return `Majority of those voting: ${Math.floor(cast / 2) + 1} of ${cast}.`
}

const regionTable = (ballots: Ballots): Block => ({
  kind: 'table',
  columns: ['', 'in favour', 'against', 'abstaining'],
  rows: totalsByGroup(ballots, REGIONAL_GROUPS, state => {
    const group = stateOf(state).regionalGroup
    return group === undefined ? [] : [group]
  }).map(({ group, totals }) => [
    group,
    String(totals['in-favour']),
    String(totals.against),
    String(totals.abstaining),
  ]),
})

const MOST = 20

/** Against the vote that `follows:` names; without it none is guessed. */
const sinceLast = async ({ vote, draft }: FoundVote, { votes, actor, reader }: Context): Promise<readonly Block[]> => {
  if (draft.follows === undefined) return []
  const sight = { space: actor.space.id }
  const former = await votes.draft(draft.follows, sight)
  const last = former && (await votes.votesOf(former.number, sight)).at(-1)
  if (last === undefined) return [line(`It follows ${draft.follows}, whose vote is not in the ledger.`)]
  const shifts = shiftsBetween(comparable(last), comparable(vote)).filter(
    shift => vote.ballots.has(shift.state) && last.ballots.has(shift.state),
  )
  return [
    line(`Since ${draft.follows} (${last.day}): ${counted(shifts.length, 'State')} voted otherwise.`),
    ...shifts
      .slice(0, MOST)
      .map(({ state, before, after }) =>
        line(`${stateNames([state], reader)}: ${STANDING_WORDS[before]} → ${STANDING_WORDS[after]}`),
      ),
    ...(shifts.length > MOST
      ? [line(`And ${shifts.length - MOST} more: vote diff ${draft.follows} ${draft.symbol}`)]
      : []),
  ]
}

export const comparable = (vote: Vote) => {
  const { members } = electorateOn(vote.body, Temporal.PlainDate.from(vote.day))
  return { id: vote.number, ballots: vote.ballots, ...(members === undefined ? {} : { members }) }
}

export const voteData = ({ vote, draft }: FoundVote, sight: Sight) => ({
  id: voteId(vote),
  kind: draft.kind,
  draft: draft.symbol ?? null,
  title: draft.title ?? null,
  body: vote.body,
  day: vote.day,
  outcome: vote.outcome,
  standing: vote.standing,
  totals: totalsOf(vote.ballots),
  ...(draft.dissociations.length === 0 ? {} : { dissociations: draft.dissociations }),
  ...(sight === 'open' ? { ballots: Object.fromEntries(vote.ballots) } : {}),
  ...(vote.source === undefined ? {} : { source: vote.source }),
})
