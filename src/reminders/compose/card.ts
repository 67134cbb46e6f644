// Card: a vote as it stands, posted to a room, and swapped there when it stands otherwise.
import type { Delivery } from '#src/reminders/delivery.ts'
import { answer, type Block, fine, line, type Part } from '#src/reply/document.ts'
import { cardBlocks } from '#src/votes/card-blocks.ts'
import { awaitsReader } from '#src/votes/vote.ts'
import { voteChart } from '#src/votes/vote-chart.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { draftHandle, type FoundVote, voteId } from '#src/votes/vote-words.ts'
import type { Composed, Desk, Nothing, Sending } from './composed.ts'

export const composeCard = async (sending: Sending, desk: Desk): Promise<Composed | Nothing> => {
  const found = await voteOn(sending.delivery, desk)
  if (found === undefined) return { nothing: 'gone' }
  return { reply: { ...answer(await cardPart(found, sending, desk)), to: 'place' }, urgency: 'ring' }
}

/** What a card that was posted says now. */
export const cardNow = async (post: Delivery, sending: Sending, desk: Desk): Promise<readonly Part[]> => {
  const found = await voteOn(post, desk)
  return found === undefined
    ? [{ label: 'CLEAR', blocks: [line('This vote was taken back, and is in no list any more.')] }]
    : [await cardPart(found, sending, desk)]
}

/** Nothing for a vote that was taken back, or that the space may not see. */
const voteOn = async ({ id, space }: Delivery, { outbox, votes }: Desk): Promise<FoundVote | undefined> => {
  const [subject = ''] = await outbox.subjects(id)
  const vote = await votes.vote(Number(subject.slice(1)))
  const draft = vote && (await votes.draftNumbered(vote.draft))
  if (vote === undefined || draft === undefined || !(vote.public || vote.space === space)) return undefined
  return { vote, draft }
}

/** Whoever in the room may still read the board fresh is shown no list. */
const cardPart = async (found: FoundVote, { reader, delivery }: Sending, { votes }: Desk): Promise<Part> => {
  const { vote, draft } = found
  const waits = !vote.public && awaitsReader(await votes.readings(vote.number))
  const sight = waits ? 'hidden' : 'open'
  const picture: readonly Block[] =
    vote.ballots.size === 0 ? [] : [{ kind: 'picture', picture: voteChart(found, reader, sight).picture }]
  return votePart(vote, [
    ...(await cardBlocks(found, sight, { reader, votes, space: delivery.space })),
    ...picture,
    ...(waits ? [line(`Were you there? Read the board too: vote log ${draftHandle(draft)}`)] : []),
    { kind: 'actions', actions: [{ label: 'Look closer', words: `vote show ${voteId(vote)}` }] },
    fine('This card changes here when the vote does.'),
  ])
}
