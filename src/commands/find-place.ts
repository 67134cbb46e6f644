// Find place: the room that a command is about: the one it is said in, or a named one.
import type { Context } from '#src/conversation/context.ts'
import { accountWords, readAddress } from '#src/conversation/read-account.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Account } from '#src/security/member.ts'

/** An address as a platform names it, and how people read it. */
export interface Address extends Account {
  readonly said: string
}

/** The room; a direct conversation belongs to its person and is never linked. */
export const findAddress = (
  typed: string | undefined,
  { utterance: { place } }: Pick<Context, 'utterance'>,
): Result<Address> => {
  if (typed === undefined || typed === 'here') {
    if (place.kind === 'direct')
      return refuse(
        'A direct conversation needs no link: it is in the space that you choose with "space use". Say this in a room, or name one: slack:C0123ABC.',
      )
    return ok({ platform: place.platform, id: place.id, said: accountWords(place) })
  }
  const address = readAddress(typed)
  if (address === undefined)
    return refuse(
      `"${typed}" is no address of a room. Type slack:C0123ABC or !room:example.org, or say this in the room itself.`,
    )
  if (address.platform === 'console')
    return refuse('The terminal needs no link: it belongs to whoever runs this program.')
  return ok({ platform: address.platform, id: address.id, said: accountWords(address) })
}
