// member add: makes the person behind an account a member of this space.
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import type { Context } from '#src/conversation/context.ts'
import { choiceField, memberField, option } from '#src/conversation/fields.ts'
import { accountWords, readAccount, type TypedAccount } from '#src/conversation/read-account.ts'
import { steppedUp } from '#src/conversation/step-up.ts'
import { quoted } from '#src/conversation/words.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { type Member, type MemberId, type Role, roles } from '#src/security/member.ts'
import { sayMember, wordFor } from './find-member.ts'
import { type FoundOrganisation, findOrganisation, sayOrganisation, settle } from './find-organisation.ts'
import { nameField } from './name-field.ts'
import { ours } from './ours.ts'
import { inTurn, mayBecome } from './owners.ts'
import { aRole } from './say-role.ts'

export const memberAdd = command({
  verb: 'member add',
  summary: 'make somebody a member, with a role and an organisation',
  permission: 'change members',
  effect: 'write',
  fields: {
    who: memberField,
    role: option(choiceField(roles, { help: 'role', example: 'advocate' })),
    org: option(nameField({ help: 'organisation', example: 'Alpha' })),
    name: option(nameField({ help: 'name', example: 'Ana' })),
  },
  examples: [
    'member add slack:U0123ABC role:advocate org:Alpha name:Ana',
    'member add @ana:example.org role:coordinator',
  ],
  handle: async ({ who, role = 'advocate', org, name }, context) => {
    const account = readAccount(who)
    if (account === undefined) return refuse(noAccount(who))
    const known = await memberBehind(account, context)
    if (known !== undefined) return refuse(alreadyMember(known, await wordFor(known, context)))
    await inTurn(context)
    const allowed = await mayBecome(undefined, role, context)
    if (!allowed.ok) return allowed
    const organisation = org === undefined ? undefined : await findOrganisation(org, context)
    return add({ account, role, organisation, name: nameFor(account, name) }, context)
  },
})

interface Newcomer {
  readonly account: TypedAccount
  readonly role: Role
  readonly organisation: FoundOrganisation | undefined
  readonly name: string
}

const noAccount = (typed: string): string =>
  `"${typed}" is no account. Type it as slack:U0123ABC or @ana:example.org; whoever writes to me is told theirs.`

const alreadyMember = (known: Member, word: string): string =>
  `They are a member already: ${sayMember(known)}. To change that, type member role ${word} and the new role.`

const memberBehind = async (account: TypedAccount, { members, actor }: Context): Promise<Member | undefined> =>
  (await members.membershipsOf(account)).find(one => one.space === actor.space.id)

/** What they are called here: as told, as the platform said, or by their account. */
const nameFor = (account: TypedAccount, told: string | undefined): string =>
  (
    told ??
    account.name ??
    (account.platform === 'matrix' ? account.id.slice(1).split(':')[0] : undefined) ??
    account.id
  ).trim()

const add = async (newcomer: Newcomer, context: Context): Promise<Result<Reply>> => {
  const { account, role, organisation, name } = newcomer
  const id = accountWords(account)
  const what = `${aRole(role)} of ${context.actor.space.name}, ${sayOrganisation(organisation)}`
  const go = confirmed(
    {
      exactly: JSON.stringify(['member add', id, role, organisation, name]),
      preview: [ours(context, [line(`${name} (${id}) becomes ${what}.`)])],
      words: wordsFor(newcomer),
    },
    context,
  )
  if (!go.ok) return go
  if (go.value !== 'yes') return ok(go.value)
  const sure = await steppedUp(context)
  if (!sure.ok) return sure
  const member = await enrol(newcomer, context)
  await context.did({ ids: [member] })
  return ok(
    answer(
      ours(
        context,
        [
          line(`${name} is now ${what}.`),
          line(
            `They can write to me as ${id}. To take this back: member remove ${await wordFor({ id: member, name }, context)}`,
          ),
        ],
        { member: name, account: id, role, organisation: organisation?.name },
      ),
    ),
  )
}

const wordsFor = ({ account, role, organisation, name }: Newcomer): string => {
  const org = organisation === undefined ? '' : ` org:${quoted(organisation.name)}`
  return `member add ${accountWords(account)} role:${role}${org} name:${quoted(name)}`
}

const enrol = async ({ account, role, organisation, name }: Newcomer, context: Context): Promise<MemberId> => {
  const { members, actor, random, now } = context
  const at = instantText(now)
  const member = await members.addPerson(account, { id: random.id() as MemberId, name }, at)
  const of = organisation === undefined ? {} : { organisation: await settle(organisation, context) }
  await members.setMembership({ space: actor.space.id, member, role, name, ...of }, at)
  return member
}
