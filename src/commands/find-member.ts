// Find member: who of this space a typed word means, never a guess.
import type { Context } from '#src/conversation/context.ts'
import { accountWords, readAccount } from '#src/conversation/read-account.ts'
import { choicesFor } from '#src/conversation/say-again.ts'
import { nearest } from '#src/conversation/suggest.ts'
import { quoted } from '#src/conversation/words.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Member } from '#src/security/member.ts'

type Needs = Pick<Context, 'members' | 'actor' | 'utterance'>

/** The member that an account, a name, a part of a name or `me` stands for; choices when several could be meant. */
export const findMember = async (typed: string, context: Needs): Promise<Result<Member>> => {
  const account = readAccount(typed)
  if (account !== undefined) {
    const memberships = await context.members.membershipsOf(account)
    const here = memberships.find(one => one.space === context.actor.space.id)
    const id = accountWords(account)
    return here === undefined
      ? refuse(`Nobody here has the account ${id}. To add them: member add ${id} role:advocate`)
      : ok(here)
  }
  return pick(typed, await context.members.membersOf(context.actor.space.id), context)
}

/** Names without accents, case and the sign of a mention. */
const plain = (text: string): string =>
  text
    .replace(/^@/, '')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()

const pick = (typed: string, all: readonly Member[], { actor, utterance }: Needs): Result<Member> => {
  const wanted = plain(typed)
  const found = [
    (one: Member) => one.id === typed || (wanted === 'me' && one.id === actor.member),
    (one: Member) => plain(one.name) === wanted,
    (one: Member) =>
      plain(one.name)
        .split(/[\s.-]+/)
        .includes(wanted),
  ]
    .map(is => all.filter(is))
    .find(some => some.length > 0)
  const [first, second] = found ?? []
  if (first !== undefined && second === undefined) return ok(first)
  const choices = (some: readonly Member[]) =>
    choicesFor(
      utterance,
      typed,
      some.map(one => ({ label: sayMember(one), words: one.id })),
    )
  if (found !== undefined) return refuse(`"${typed}" can be more than one member. Who is it?`, choices(found))
  const names = nearest(
    wanted,
    all.map(one => plain(one.name)),
  )
  return refuse(
    `I know no member "${typed}" here. "member list" shows who is a member.`,
    choices(all.filter(one => names.includes(plain(one.name)))),
  )
}

/** "Amina, coordinator, Alpha". */
export const sayMember = ({ name, role, organisation }: Member): string =>
  [name, role, organisation?.name].filter(part => part !== undefined).join(', ')

/** How to type this member and nobody else: the name, or the id when two share it. */
export const wordFor = async (
  member: Pick<Member, 'id' | 'name'>,
  { members, actor }: Pick<Context, 'members' | 'actor'>,
): Promise<string> => {
  const name = plain(member.name)
  const others = (await members.membersOf(actor.space.id)).filter(one => one.id !== member.id)
  return others.some(one => plain(one.name) === name) ? member.id : quoted(member.name)
}
