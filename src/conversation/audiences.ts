// Audiences: who reads an answer: whoever asked, or the room that it was asked in.
import type { Reply } from '#src/reply/document.ts'
import type { Audience } from '#src/security/audience.ts'
import { standsFor } from '#src/security/vault-access.ts'
import type { Identified } from './identify.ts'
import type { Utterance } from './utterance.ts'

/** In a direct conversation both are the same. A stranger reads as a member of nothing. */
export const audienceOf = (to: Reply['to'], utterance: Utterance, who: Identified | undefined): Audience =>
  to === 'place' && utterance.place.kind === 'room' ? theRoom(utterance, who) : theAsker(utterance, who)

/** One reader, wherever the question was. */
const theAsker = ({ place }: Utterance, who: Identified | undefined): Audience => ({
  destination: place.destination,
  privacy: 'private',
  outsiders: 'none',
  ...(who === undefined ? {} : { space: who.actor.space.id }),
  ...sideOf(who),
  readers: who?.actor.member === undefined ? [] : [who.actor.member],
  vault: vaultFor(who),
  greenInFeeds: 'no',
})

const sideOf = (who: Identified | undefined): Pick<Audience, 'organisation'> => {
  const side = who === undefined ? undefined : standsFor(who.actor)
  return side === undefined ? {} : { organisation: side }
}

/** Whoever is in it, nobody known by name. A room that is linked to no space belongs to none, whoever speaks in it. */
const theRoom = ({ place }: Utterance, who: Identified | undefined): Audience => ({
  destination: place.destination,
  privacy: 'shared',
  outsiders: place.outsiders,
  ...(who?.place?.space === undefined ? {} : { space: who.place.space }),
  readers: [],
  vault: vaultFor(who),
  greenInFeeds: 'no',
})

/** An operator who speaks for somebody never reads what the vault holds. */
const vaultFor = (who: Identified | undefined): Audience['vault'] =>
  who?.actor.speaking === 'operator' ? 'closed' : 'open'
