// Identify: who speaks, in which space, or the one refusal for strangers.
import type { Stores } from '#src/ports.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { type Actor, actorOf, observerOf } from '#src/security/actor.ts'
import type { Keyring } from '#src/security/keyring.ts'
import type { Member, Place } from '#src/security/member.ts'
import { codeHash, codeIn } from './link-code.ts'
import type { Utterance } from './utterance.ts'

export interface Identified {
  readonly actor: Actor
  readonly place?: Place
}

/** What tells who somebody is. `at` is 24-character UTC text. */
export interface Register extends Pick<Stores, 'members' | 'linkCodes' | 'closures'> {
  readonly keyring: Pick<Keyring, 'mac'>
  readonly at: string
}

/**
 * A linked place decides the space; elsewhere it is the space the person chose last. Whoever was added is a
 * member; a full person of a linked room who was never added is an observer. Anybody else is a
 * stranger, unless they show a link code: then they speak for whoever made it. The refusal names no coalition.
 */
export const identify = async (utterance: Utterance, register: Register): Promise<Result<Identified>> => {
  if (utterance.speaker.standing === 'bot') return refuse('I answer people only.')
  const place = await register.members.findPlace(utterance.place)
  const actor =
    (await asMember(utterance, place, register)) ??
    (await asObserver(utterance, place, register)) ??
    (await byCode(utterance, register))
  if (actor === undefined) return refuse(stranger(utterance))
  if (await isShutOut(actor, register)) return refuse(SHUT_OUT)
  return ok({ actor, ...(place === undefined ? {} : { place }) })
}

/** Says nothing about what there is here, nor who did it. */
const SHUT_OUT = 'Your access is closed for now. If you are who you say, ask an owner in person to open it.'

const isShutOut = async ({ member, space }: Actor, { closures, at }: Register): Promise<boolean> =>
  member !== undefined && (await closures.find('out', { space: space.id, member }, at)) !== undefined

const asMember = async (
  utterance: Utterance,
  place: Place | undefined,
  register: Register,
): Promise<Actor | undefined> => {
  const memberships = await register.members.membershipsOf(utterance.speaker)
  const membership = place?.space === undefined ? memberships[0] : memberships.find(one => one.space === place.space)
  return actorFrom(membership, utterance, register)
}

const asObserver = async (
  { speaker, speaking }: Utterance,
  place: Place | undefined,
  { members }: Register,
): Promise<Actor | undefined> => {
  // Nobody becomes an observer of a room by naming it from outside, in a shell.
  if (speaking === 'operator' || speaker.platform !== place?.platform) return undefined
  if (place?.space === undefined || place.kind !== 'room' || speaker.standing !== 'full') return undefined
  const space = await members.space(place.space)
  return space === undefined ? undefined : observerOf(space, speaker.platform, await members.person(speaker))
}

const byCode = async (utterance: Utterance, register: Register): Promise<Actor | undefined> => {
  const code = codeIn(utterance.words)
  const owner =
    code === undefined ? undefined : await register.linkCodes.whose(codeHash(code, register.keyring), register.at)
  const [account] = owner === undefined ? [] : await register.members.accountsOf(owner)
  const [membership] = account === undefined ? [] : await register.members.membershipsOf(account)
  return actorFrom(membership, utterance, register)
}

const actorFrom = async (
  membership: Member | undefined,
  { speaker, speaking }: Utterance,
  { members }: Register,
): Promise<Actor | undefined> => {
  // A guest of a workspace, or somebody of another one, has no rights there, whoever they are elsewhere.
  if (membership === undefined || speaker.standing !== 'full') return undefined
  const space = await members.space(membership.space)
  return space === undefined
    ? undefined
    : actorOf(membership, space, { platform: speaker.platform, speaking: speaking ?? 'self' })
}

const stranger = ({ speaker, place, words }: Utterance): string => {
  if (codeIn(words) !== undefined)
    return 'This code is not good, or not any more: a code lasts ten minutes and works once. Type link in your first account for a new one.'
  const account = `${speaker.platform}:${speaker.id}`
  if (speaker.standing !== 'full')
    return 'I answer full members of a workspace only, not its guests. If you belong to a coalition, write to me from an account of your own.'
  const here = place.kind === 'room' ? `, or to link this place: ${place.platform}:${place.id}` : ''
  return `I do not know you here. Ask a coordinator to add ${account}${here}.`
}
