// vote correct: a later entry with the right list; the earlier ones stay in the ledger.
import { command } from '#src/conversation/command.ts'
import { option, optional, pasteField, rest, textField } from '#src/conversation/fields.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { counting, differences, type Reading, type Vote } from '#src/votes/vote.ts'
import { differenceTable } from './difference-table.ts'
import { findVote, voteId } from './find-vote.ts'
import { onlyRollCall } from './only-roll-call.ts'
import { voteCard, votePart } from './vote-card.ts'

export const voteCorrect = command({
  verb: 'vote correct',
  summary: 'put a recorded vote right',
  permission: 'work on deadlines',
  effect: 'write',
  fields: {
    vote: textField({ help: 'vote', example: 'V5' }),
    typed: optional(rest(textField({ help: 'the whole list', example: 'yes: ARG no: CHN' }))),
    why: option(textField({ help: 'reason', example: '"misread the board"' })),
    pasted: pasteField({ help: 'roll call', example: 'In favour: …' }),
  },
  examples: ['vote correct V5 yes: ARG, CHL no: CHN why:"misread the board"'],
  handle: async ({ vote: typedVote, typed, why, pasted }, context) => {
    const found = await findVote(typedVote, context)
    if (!found.ok) return found
    const { vote, draft } = found.value
    const id = voteId(vote)
    if (vote.space !== context.actor.space.id)
      return refuse(`${id} belongs to the home space; only its members correct it.`)
    const text = [typed, pasted].filter(part => part !== undefined).join('\n')
    const day = Temporal.PlainDate.from(vote.day)
    const read = onlyRollCall(text, { body: vote.body, date: day }, { insist: 'no', today: day })
    if (!read.ok) return read
    const differ = differences(vote.ballots, read.value.ballots)
    if (differ.length === 0 && read.value.outcome === vote.outcome)
      return refuse(`${id} says that already, so nothing was changed.`)
    const reading: Reading = {
      reader: context.actor.member ?? context.actor.platform,
      at: context.now.toString({ fractionalSecondDigits: 3 }),
      how: 'correction',
      ballots: read.value.ballots,
      outcome: read.value.outcome,
      findings: read.value.findings,
      ...(why === undefined ? {} : { why }),
    }
    const before = await context.votes.readings(vote.number)
    const counts = counting([...before, reading]) ?? reading
    // Whoever agreed did so with another list, so the corrected one waits for a second person again.
    const after: Vote = { ...vote, standing: 'unverified', ballots: counts.ballots, outcome: counts.outcome }
    await context.votes.addReading(after, reading)
    await context.did({ ids: [id] })
    const blocks = [
      line(`${id} is corrected in ${differ.length}. It waits for a second person: vote verify ${id}`),
      differenceTable(differ, ['Was', 'Is']),
    ]
    return ok(answer(await voteCard({ vote: after, draft }, context), votePart(vote, blocks)))
  },
})
