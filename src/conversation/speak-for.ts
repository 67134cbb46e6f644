// Speak for: finds the member that an operator speaks for.

import { ok, type Result, refuse } from '#src/result.ts'
import type { Account, Member } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import { readAccount } from './read-account.ts'

type People = Pick<Members, 'spaces' | 'membersOf' | 'membershipsOf' | 'accountsOf'>

/** An account of the member with this name (`ana`, `@ana`) or account (`slack:U012AB3CD`), in whichever space they are. */
export const accountOf = async (typed: string, people: People): Promise<Result<Account>> => {
  const account = readAccount(typed)
  if (account !== undefined && (await people.membershipsOf(account)).length > 0) return ok(account)
  const found = await named(typed.replace(/^@/, ''), people)
  const [one, ...others] = new Set(found.map(member => member.id))
  if (one === undefined)
    return refuse(
      `There is no member "${typed}". Type the name that "member list" shows, or an account: --as slack:U012AB3CD`,
    )
  if (others.length > 0)
    return refuse(`More than one member is called "${typed}". Type an account: --as slack:U012AB3CD`)
  const [first] = await people.accountsOf(one)
  return first === undefined ? refuse(`"${typed}" has no account to speak with.`) : ok(first)
}

const named = async (name: string, people: People): Promise<readonly Member[]> => {
  const spaces = await people.spaces()
  const members = await Promise.all(spaces.map(space => people.membersOf(space.id)))
  return members.flat().filter(member => member.name.toLowerCase() === name.toLowerCase())
}
