// Following place: where something is followed: the room it is said in, or the direct conversation of whoever asks.
import type { Context } from '#src/conversation/context.ts'
import { placeAlone } from '#src/reminders/place-alone.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Place } from '#src/security/member.ts'
import { may } from '#src/security/permissions.ts'

type Needs = Pick<Context, 'actor' | 'place' | 'utterance' | 'members' | 'random' | 'now'>

/** This room, for whoever may decide for it; a direct conversation is its person's own. */
export const followingPlace = async (context: Needs): Promise<Result<Place>> => {
  if (context.utterance.place.kind === 'direct') return ownPlace(context)
  if (!may(context.actor, 'follow for a room'))
    return refuse(
      'Only a coordinator decides what this room follows. Say it to me in a direct conversation to follow it for yourself.',
    )
  return thisRoom(context)
}

/** The room it is said in, when it is linked. */
export const thisRoom = ({ place, actor, utterance }: Needs): Result<Place> =>
  place?.kind === 'room' && place.space === actor.space.id
    ? ok(place)
    : refuse(
        utterance.place.kind === 'direct'
          ? 'This is a direct conversation. Say it in a room.'
          : 'This room is linked to no space, so I post nothing here. A coordinator can link it: place add',
      )

/** Where this person can be written to alone: here, in a direct conversation; from a room, where they have theirs, or will. In a transaction. */
export const ownPlace = async (context: Needs): Promise<Result<Place>> => {
  const { actor, place, utterance } = context
  if (actor.member === undefined) return refuse('I know you by no account yet. A coordinator can add you: member add')
  if (utterance.place.kind === 'direct' && actor.speaking === 'self' && place !== undefined) return ok(place)
  const alone = await placeAlone(actor.member, { ...context, platform: actor.platform })
  return alone === undefined
    ? refuse('I cannot begin a conversation with you. Say it to me in a direct one that you begin.')
    : ok(alone)
}
