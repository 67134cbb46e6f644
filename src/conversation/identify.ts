// Identify: who speaks, in which space, or the one refusal for strangers.
import { ok, type Result, refuse } from '#src/result.ts'
import { type Actor, actorOf, observerOf } from '#src/security/actor.ts'
import type { Place, Space } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import type { Utterance } from './utterance.ts'

export interface Identified {
  readonly actor: Actor
  readonly place?: Place
}

/**
 * A linked room decides the space; in a direct conversation it is the space the person chose last. A full person of a
 * linked room who was never added is an observer. The refusal names no coalition.
 */
export const identify = async (utterance: Utterance, members: Members): Promise<Result<Identified>> => {
  const { speaker } = utterance
  if (speaker.standing === 'bot') return refuse('I answer people only.')
  const place = await members.findPlace(utterance.place)
  const memberships = await members.membershipsOf(speaker)
  const mine = place?.space === undefined ? memberships[0] : memberships.find(one => one.space === place.space)
  const space = await spaceOf(place?.space ?? mine?.space, members)
  const standing = { platform: speaker.platform, speaking: utterance.speaking ?? 'self' } as const
  if (space !== undefined && mine !== undefined && speaker.standing === 'full')
    return ok({ actor: actorOf(mine, space, standing), ...(place === undefined ? {} : { place }) })
  if (space !== undefined && place?.kind === 'room' && speaker.standing === 'full')
    return ok({ actor: observerOf(space, speaker.platform), place })
  return refuse(stranger(utterance))
}

const spaceOf = async (id: Place['space'], members: Members): Promise<Space | undefined> =>
  id === undefined ? undefined : members.space(id)

const stranger = ({ speaker, place }: Utterance): string =>
  speaker.standing === 'full'
    ? `I do not know you here. Ask a coordinator to add ${speaker.platform}:${speaker.id}${place.kind === 'room' ? `, or to link this place: ${place.platform}:${place.id}` : ''}.`
    : `I answer full members of a coalition only. If you are one, ask a coordinator to add ${speaker.platform}:${speaker.id}.`
