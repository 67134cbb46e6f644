// Following place: where something is followed: the room it is said in, or the direct conversation of whoever asks.
import type { Context } from '#src/conversation/context.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { MemberId, Place, PlaceId } from '#src/security/member.ts'
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

/** Where this person can be written to alone: here, in a direct conversation; from a room, where they wrote to me before. */
export const ownPlace = async (context: Needs): Promise<Result<Place>> => {
  const { actor, members, place, utterance } = context
  if (actor.member === undefined) return refuse('I know you by no account yet. A coordinator can add you: member add')
  const here = utterance.place.kind === 'direct' && actor.speaking === 'self'
  if (here && place?.member === actor.member) return ok(place)
  if (here) return ok(await remember(actor.member, context))
  const known = await members.directPlaceOf(actor.member)
  return known === undefined
    ? refuse('I have no direct conversation to write to. Say something to me directly first, for example: help')
    : ok(known)
}

/** A direct conversation becomes a place when something is first wanted there. */
const remember = async (member: MemberId, { members, place, utterance, random, now }: Needs): Promise<Place> => {
  const { platform, id: address } = utterance.place
  const own: Place = { id: place?.id ?? (random.id() as PlaceId), platform, address, kind: 'direct', member }
  await members.setPlace(own, member, now.toString({ fractionalSecondDigits: 3 }))
  return own
}
