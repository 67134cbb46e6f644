// Pseudonym: what stands for a person in a note, always the same for the same name; the name itself is kept nowhere.
import type { SpaceId } from '#src/security/member.ts'
import { fold } from '#src/states/fold.ts'
import type { Iso3 } from '#src/states/state.ts'
import type { Suspect } from './name-guard.ts'

/** HMAC of a text, base64url: with the key in hand only this program can tell whom a pseudonym means. */
export type Mac = (text: string) => string

/** "KEN-417": for a name, within one space. Two names share a number once in nine hundred times. */
const pseudonymOf = (name: string, { state, space, mac }: { state: Iso3; space: SpaceId; mac: Mac }): string => {
  const letters = mac(JSON.stringify(['pseudonym', space, state, fold(name)])).slice(0, 8)
  const number = [...letters].reduce((sum, letter) => (sum * 64 + letter.charCodeAt(0)) % 900, 0)
  return `${state}-${100 + number}`
}

/** What stands for each kind of suspect; only a person gets a pseudonym of their own. */
const DESCRIPTORS = { phone: '[phone]', handle: '[handle]', email: '[email]', address: '[address]' } as const

/** The words that can stand in the place of what would give somebody away. */
export const standIn = ({ kind, text }: Suspect, who: Parameters<typeof pseudonymOf>[1]): string =>
  kind === 'name' ? pseudonymOf(text, who) : DESCRIPTORS[kind]
