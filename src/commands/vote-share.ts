// vote share: the card of a vote, posted to the room where it is asked for, and kept true there.
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { textField } from '#src/conversation/fields.ts'
import { postCard } from '#src/reminders/vote-cards.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import type { PlaceId, SpaceId } from '#src/security/member.ts'
import type { Vote } from '#src/votes/vote.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { voteId } from '#src/votes/vote-words.ts'
import { findVote } from './find-vote.ts'

export const voteShare = command({
  verb: 'vote share',
  summary: 'post the card of a vote here, and keep it true',
  permission: 'read',
  effect: 'write',
  fields: { vote: textField({ help: 'vote or symbol', example: 'V5' }) },
  examples: ['vote share V5'],
  handle: async ({ vote: typed }, context) => {
    const found = await findVote(typed, context)
    if (!found.ok) return found
    const { vote } = found.value
    const id = voteId(vote)
    const room = roomFor(vote, context)
    if (room === undefined)
      return refuse(
        `${id} is shared in a room whose members may read it, by saying there: vote share ${id}   To look at it yourself: vote show ${id}`,
      )
    await postCard(id, room, context)
    await context.did({ ids: [id] })
    return ok(
      answer(votePart(vote, [line(`The card of ${id} comes to this room, and changes here when the vote does.`)])),
    )
  },
})

/** The room in which everybody may read a vote; what is not public stays out of sight of guests and others. */
export const roomFor = (
  vote: Pick<Vote, 'public'>,
  { place, utterance }: Pick<Context, 'place' | 'utterance'>,
): { readonly place: PlaceId; readonly space: SpaceId } | undefined => {
  if (place?.kind !== 'room' || place.space === undefined) return undefined
  return vote.public || utterance.place.outsiders === 'none' ? { place: place.id, space: place.space } : undefined
}
