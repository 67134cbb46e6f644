// Link code: the few letters by which a person joins another account of theirs.
import type { Keyring } from '#src/security/keyring.ts'
import type { Random } from '#src/security/random.ts'
import { cut } from './words.ts'

/** How long a code is good. */
export const codeLasts = Temporal.Duration.from({ minutes: 10 })

/** `k3f9-x2mq`: 40 bits, enough for something that is asked for one guess at a time and lives ten minutes. */
export const newCode = (random: Random): string => {
  const letters = random.id().slice(-8)
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

const CODE = /^([a-z0-9]{4})-?([a-z0-9]{4})$/i

/** A code as typed, in its one form; undefined when it cannot be one. */
export const readCode = (typed: string): string | undefined => {
  const [, first, second] = CODE.exec(typed) ?? []
  return first === undefined || second === undefined ? undefined : `${first}-${second}`.toLowerCase()
}

/** What is kept of a code. Keyed, since 40 bits could be tried out by whoever has the database alone. */
export const codeHash = (code: string, keyring: Pick<Keyring, 'mac'>): string => keyring.mac('token', `link ${code}`)

/** The code in `link k3f9-x2mq`, the one thing that a stranger may say. */
export const codeIn = (words: string): string | undefined => {
  const [verb, code, more] = cut(words).tokens
  if (verb?.text.toLowerCase() !== 'link' || code === undefined || more !== undefined) return undefined
  return readCode(code.text)
}
