// vote withdraw: takes back my newest list on a vote; the ledger keeps that there was one.
import { command } from '#src/conversation/command.ts'
import { textField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { liveReadings, type Reading, settled } from '#src/votes/vote.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { voteId } from '#src/votes/vote-words.ts'
import { findVote } from './find-vote.ts'
import { standingOf } from './hand-in.ts'
import { readerOf } from './hidden-lists.ts'
import { voteCard } from './vote-card.ts'

export const voteWithdraw = command({
  verb: 'vote withdraw',
  summary: 'take back what I recorded',
  permission: 'work on deadlines',
  effect: 'write',
  fields: { vote: textField({ help: 'vote', example: 'V5' }) },
  examples: ['vote withdraw V5'],
  handle: async ({ vote: typed }, context) => {
    const found = await findVote(typed, context)
    if (!found.ok) return found
    const { vote, draft } = found.value
    const id = voteId(vote)
    const me = readerOf(context.actor)
    const before = await context.votes.readings(vote.number)
    if (vote.space !== context.actor.space.id || !liveReadings(before).some(({ reader }) => reader === me))
      return refuse(`You recorded nothing on ${id}. Who did can say: vote withdraw ${id}`)
    if (vote.public) return refuse(`${id} is public: it is corrected, not taken back. Type: vote correct ${id}`)
    const reading: Reading = {
      reader: me,
      at: instantText(context.now),
      how: 'withdrawal',
      ballots: new Map(),
      outcome: 'unknown',
      findings: [],
    }
    const readings = [...before, reading]
    await context.did({ ids: [id] })
    if (settled(readings) === undefined) {
      await context.votes.addReading(vote, reading)
      await context.votes.withdrawVote(vote.number)
      return ok(answer(votePart(vote, [line(`${id} is taken back, and in no list any more.`)])))
    }
    const after = { ...vote, ...standingOf(readings) }
    await context.votes.addReading(after, reading)
    return ok(
      answer(
        await voteCard({ vote: after, draft }, context),
        votePart(vote, [line(`Your last list on ${id} is taken back.`)]),
      ),
    )
  },
})
