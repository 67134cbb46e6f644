// Hand in: one person's list on a question put, as the first reading of a vote or beside the readings of others.
import type { Context } from '#src/conversation/context.ts'
import { answer, type Block, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { differences, liveReadings, type Reading, settled, type Vote, type VoteStanding } from '#src/votes/vote.ts'
import type { NumberedDraft } from '#src/votes/vote-ledger.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { draftHandle, type FoundVote, voteId } from '#src/votes/vote-words.ts'
import { differenceTable } from './difference-table.ts'
import { tellSurprises } from './tell-surprises.ts'
import { voteCard } from './vote-card.ts'

export interface HandedIn {
  /** ISO day of the vote. */
  readonly day: string
  readonly reading: Reading
  readonly source: string | undefined
  /** What the person should know besides. */
  readonly notes: readonly string[]
}

export const handIn = async (draft: NumberedDraft, list: HandedIn, context: Context): Promise<Result<Reply>> => {
  const vote = await context.votes.voteOn(draft.number, list.day, context.actor.space.id)
  return vote === undefined ? first(draft, list, context) : another({ vote, draft }, list, context)
}

const first = async (
  draft: NumberedDraft,
  { day, reading, source, notes }: HandedIn,
  context: Context,
): Promise<Result<Reply>> => {
  const vote: Vote = {
    number: await context.numbers.next('V'),
    space: context.actor.space.id,
    public: false,
    draft: draft.number,
    body: draft.body,
    day,
    ...standingOf([reading]),
    ...(source === undefined ? {} : { source }),
    at: reading.at,
  }
  const id = voteId(vote)
  await context.votes.addVote(vote, reading)
  await context.did({ ids: [id], undo: `vote withdraw ${id}` })
  await tellSurprises(vote, undefined, context)
  const second =
    vote.standing === 'official'
      ? []
      : [
          line(
            `Recorded as ${id}. A second person reads the board with the same command, without seeing this: vote log ${draftHandle(draft)}`,
          ),
        ]
  const blocks = [...noteLines(reading, notes), ...second, line(`To put something right: vote correct ${id}`)]
  return ok(answer(await voteCard({ vote, draft }, context), votePart(vote, blocks)))
}

const another = async (
  { vote, draft }: FoundVote,
  { reading, source, notes }: HandedIn,
  context: Context,
): Promise<Result<Reply>> => {
  const id = voteId(vote)
  const before = await context.votes.readings(vote.number)
  const mine = liveReadings(before).some(({ reader }) => reader === reading.reader)
  if (context.actor.speaking === 'operator')
    return refuse('An operator who speaks for a member does not count as a second reader. Say it as yourself.')
  if (mine && reading.how !== 'official')
    return refuse(`You have read ${id} already. To put it right: vote correct ${id}. A second person must read it too.`)
  const looked = (await context.votes.lookers(vote.number)).includes(reading.reader)
  const handed = looked && reading.how !== 'official' ? ({ ...reading, how: 'seen' } as const) : reading
  const after = { ...vote, ...standingOf([...before, handed]), ...(source === undefined ? {} : { source }) }
  await context.votes.addReading(after, handed)
  if (vote.public) await context.version.raise()
  await context.did({ ids: [id], undo: `vote withdraw ${id}` })
  await tellSurprises(after, vote, context)
  const blocks = [...noteLines(handed, notes), ...verdict(after, handed, settled(before)?.counts)]
  return ok(answer(await voteCard({ vote: after, draft }, context), votePart(vote, blocks)))
}

/** What a vote says after its readings; at least one of them stands. */
export const standingOf = (
  readings: readonly Reading[],
): Pick<Vote, 'outcome' | 'ballots'> & { readonly standing: VoteStanding } => {
  const now = settled(readings)
  if (now === undefined) throw new Error('a vote without a reading that stands')
  return { standing: now.standing, ballots: now.counts.ballots, outcome: now.counts.outcome }
}

/** What the new list comes to beside the one that counted. */
const verdict = (vote: Vote, { how, ballots }: Reading, former: Reading | undefined): readonly Block[] => {
  const id = voteId(vote)
  const differ = former === undefined ? [] : differences(former.ballots, ballots)
  if (differ.length === 0)
    return [
      line(
        how === 'official'
          ? `The official record agrees with what was read of ${id}.`
          : how === 'seen'
            ? `It agrees with the list that you had seen, so ${id} is confirmed, not read twice.`
            : `Both readings of ${id} agree.`,
      ),
    ]
  if (how === 'official')
    return [
      line(`The official record differs in ${differ.length} from what was read of ${id}, and counts from now on.`),
      differenceTable(differ, ['As read', 'Official record']),
    ]
  return [
    line(`The two readings differ in ${differ.length}. Look again, then: vote correct ${id} but …`),
    differenceTable(differ, ['First reader', 'You']),
  ]
}

const MOST_NOTES = 12

const noteLines = ({ findings }: Reading, notes: readonly string[]): readonly Block[] =>
  [...notes, ...findings.map(({ text }) => text)].slice(0, MOST_NOTES).map(text => line(`Note: ${text}`))
