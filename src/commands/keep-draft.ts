// Keep draft: stores what was said about a draft, with the words that take it back.
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { NumberedDraft } from '#src/votes/vote-ledger.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { draftHandle } from '#src/votes/vote-words.ts'
import { draftCard } from './draft-card.ts'
import type { BareDraft } from './find-draft.ts'

export const keepDraft = async (
  draft: NumberedDraft | BareDraft,
  context: Context,
  ...said: readonly string[]
): Promise<Result<Reply>> => {
  if (draft.public && !context.actor.space.home)
    return refuse(
      `${draft.symbol ?? 'This draft'} is public; only the home space changes it. To see it: draft show <symbol>`,
    )
  const numbered = 'number' in draft ? draft : { ...draft, number: await context.numbers.next('D') }
  const entries = (await context.votes.draftRevisions(numbered.number)).length
  // What came in bulk gets its first entry with the change.
  const before = 'number' in draft ? Math.max(entries, 1) : 0
  await context.votes.setDraft(numbered, instantText(context.now))
  if (numbered.public) await context.version.raise()
  const id = `D${numbered.number}`
  await context.did({ ids: [id], undo: `draft restore ${id} to:${before}` })
  const named = numbered.symbol === undefined ? `Noted as ${id}.` : 'Noted.'
  return ok(
    answer(
      votePart(numbered, [line([named, ...said].join(' '))]),
      draftCard(numbered, context),
      votePart(numbered, [line(`To record its vote: vote log ${draftHandle(numbered)}`)]),
    ),
  )
}
