// vote correct: a later entry with the right list; the earlier ones stay in the ledger.
import { command } from '#src/conversation/command.ts'
import { option, optional, pasteField, rest, textField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { decides, totalsOf } from '#src/votes/tally.ts'
import { differences, type Reading, type Vote } from '#src/votes/vote.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { draftHandle, voteId } from '#src/votes/vote-words.ts'
import { differenceTable } from './difference-table.ts'
import { findVote } from './find-vote.ts'
import { standingOf } from './hand-in.ts'
import { isHidden, readerOf } from './hidden-lists.ts'
import { changedRollCall, onlyRollCall } from './only-roll-call.ts'
import { tellSurprises } from './tell-surprises.ts'
import { voteCard } from './vote-card.ts'

export const voteCorrect = command({
  verb: 'vote correct',
  summary: 'put a recorded vote right',
  permission: 'work on deadlines',
  effect: 'write',
  fields: {
    vote: textField({ help: 'vote', example: 'V5' }),
    typed: optional(rest(textField({ help: 'what was wrong, or the whole list', example: 'but ERI no, PHL abs' }))),
    why: option(textField({ help: 'reason', example: '"misread the board"' })),
    pasted: pasteField({ help: 'roll call', example: 'In favour: …' }),
  },
  examples: ['vote correct V5 but ERI no, PHL abs', 'vote correct V5 yes: ARG, CHL no: CHN why:"misread the board"'],
  handle: async ({ vote: typedVote, typed, why, pasted }, context) => {
    const found = await findVote(typedVote, context)
    if (!found.ok) return found
    const { vote, draft } = found.value
    const id = voteId(vote)
    if (vote.space !== context.actor.space.id)
      return refuse(`${id} belongs to the home space; only its members correct it.`)
    if (await isHidden(vote, context))
      return refuse(`You have not read ${id} yet. Hand in your own list: vote log ${draftHandle(draft)}`)
    const text = [typed, pasted].filter(part => part !== undefined).join('\n')
    const right = rightList(text, vote)
    if (!right.ok) return right
    const differ = differences(vote.ballots, right.value.ballots)
    if (differ.length === 0 && right.value.outcome === vote.outcome)
      return refuse(`${id} says that already, so nothing was changed. To see it: vote show ${id} list:yes`)
    const reading: Reading = {
      reader: readerOf(context.actor),
      at: instantText(context.now),
      how: 'correction',
      ballots: right.value.ballots,
      outcome: right.value.outcome,
      findings: right.value.findings,
      ...(why === undefined ? {} : { why }),
    }
    const after: Vote = { ...vote, ...standingOf([...(await context.votes.readings(vote.number)), reading]) }
    await context.votes.addReading(after, reading)
    if (vote.public) await context.version.raise()
    await context.did({ ids: [id], undo: `vote withdraw ${id}` })
    await tellSurprises(after, vote, context)
    const states = differ.length === 1 ? 'one State' : `${differ.length} States`
    const next =
      after.standing === 'confirmed'
        ? 'Somebody else read the same, so it is confirmed.'
        : `It waits for a second person: vote verify ${id}`
    const blocks = [line(`${id} is corrected in ${states}. ${next}`), differenceTable(differ, ['Was', 'Is'])]
    return ok(answer(await voteCard({ vote: after, draft }, context), votePart(vote, blocks)))
  },
})

type Right = Pick<Reading, 'ballots' | 'outcome' | 'findings'>

/** The recorded list with some States put right, or a whole new list. */
const rightList = (text: string, { body, day: isoDay, ballots: before, outcome }: Vote): Result<Right> => {
  const date = Temporal.PlainDate.from(isoDay)
  const changed = changedRollCall(text, before, { body, date })
  if (changed === undefined) return onlyRollCall(text, { body, date }, { insist: 'never', today: date })
  if (!changed.ok) return changed
  const ballots = changed.value
  return ok({ ballots, outcome: decides(totalsOf(ballots)) ?? outcome, findings: [] })
}
