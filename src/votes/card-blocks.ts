// Card blocks: one recorded vote as it stands: outcome, totals, by region, how sure, and what changed since the comparable one.
import { type Reader, sayDay } from '#src/calendar/say-when.ts'
import { counted } from '#src/reply/counted.ts'
import { type Block, heading, line, strong } from '#src/reply/document.ts'
import { REGIONAL_GROUPS, stateOf } from '#src/states/state.ts'
import { electorateOn } from '#src/votes/roll-call/electorate.ts'
import { shiftsBetween } from './agreement.ts'
import { type Ballots, STANDING_WORDS } from './ballot.ts'
import { dissociationLine } from './dissociation-line.ts'
import { stateNames } from './state-names.ts'
import { type Totals, totalsByGroup, totalsOf } from './tally.ts'
import type { Vote } from './vote.ts'
import type { VoteLedger } from './vote-ledger.ts'
import { draftName, type FoundVote, outcomeWords, standings, totalsLine, voteId } from './vote-words.ts'

/** `hidden`: without who voted how, for somebody who may still read the board fresh. */
export type Sight = 'open' | 'hidden'

/** Who reads it, and in which space: the votes of others are compared with only when they are public. */
export interface CardReader {
  readonly reader: Reader
  readonly votes: Pick<VoteLedger, 'draft' | 'votesOf'>
  readonly space: string
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const cardBlocks = async (found: FoundVote, sight: Sight, who: CardReader): Promise<readonly Block[]> => {
  const { vote, draft } = found
  const totals = totalsOf(vote.ballots)
  const day = Temporal.PlainDate.from(vote.day)
  const blocks: Block[] = [
    heading(`${voteId(vote)}  ${draftName(draft)}`),
    line(
      strong(outcomeWords(draft, vote)),
      `  ${sayDay(day, who.reader)}, ${vote.body.replace('_', ' ')}. ${capital(standings[vote.standing])}.`,
    ),
    ...(draft.question === undefined ? [] : [line(`Question put: ${draft.question}`)]),
    ...[dissociationLine(draft, who.reader)].flatMap(text => (text === undefined ? [] : [line(text)])),
  ]
  if (vote.ballots.size > 0) {
    blocks.push(line(totalsLine(vote.ballots)), line(...membersLine(vote, totals)))
    if (sight === 'open') blocks.push(regionTable(vote.ballots), ...(await sinceLast(found, who)))
  }
  return blocks
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
const sinceLast = async (
  { vote, draft }: FoundVote,
  { votes, space, reader }: CardReader,
): Promise<readonly Block[]> => {
  if (draft.follows === undefined) return []
  const sight = { space }
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
