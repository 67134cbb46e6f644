// Remember place: a direct conversation becomes a place, so that its person can be written to by themselves.
import type { Stores } from '#src/ports.ts'
import type { Place, PlaceId } from '#src/security/member.ts'
import type { Random } from '#src/security/random.ts'
import type { Identified } from './identify.ts'
import type { Utterance } from './utterance.ts'

interface Register extends Pick<Stores, 'members'> {
  readonly random: Random
  readonly at: string
}

/**
 * The place of an utterance: a direct one is its speaker's from the first thing on that they do in it; never where an
 * operator speaks for them. What waited for their conversation to be opened goes there from then on.
 */
export const rememberPlace = async (
  { actor, place }: Identified,
  { place: where, speaker }: Utterance,
  { members, random, at }: Register,
): Promise<Place | undefined> => {
  const { member, speaking } = actor
  if (where.kind !== 'direct' || member === undefined || speaking === 'operator' || place?.member === member)
    return place
  const { platform, id: address } = where
  const waiting = place === undefined ? await members.findPlace(speaker) : undefined
  if (waiting?.member === member) {
    await members.movePlace(waiting.id, address)
    return { ...waiting, address }
  }
  const own: Place = { id: place?.id ?? (random.id() as PlaceId), platform, address, kind: 'direct', member }
  await members.setPlace(own, member, at)
  return own
}
