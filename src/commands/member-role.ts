// member role: gives a member another role, or another organisation.
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import type { Context } from '#src/conversation/context.ts'
import { choiceField, memberField, option } from '#src/conversation/fields.ts'
import { steppedUp } from '#src/conversation/step-up.ts'
import { quoted } from '#src/conversation/words.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { type Member, type Role, roles } from '#src/security/member.ts'
import { findMember, wordFor } from './find-member.ts'
import { type FoundOrganisation, findOrganisation, sayOrganisation, settle } from './find-organisation.ts'
import { nameField } from './name-field.ts'
import { ours } from './ours.ts'
import { inTurn, mayBecome } from './owners.ts'
import { aRole } from './say-role.ts'

export const memberRole = command({
  verb: 'member role',
  summary: 'change what a member may do, or which organisation they are of',
  permission: 'change members',
  effect: 'write',
  fields: {
    who: memberField,
    role: choiceField(roles, { help: 'role', example: 'coordinator' }),
    org: option(nameField({ help: 'organisation', example: 'Alpha' })),
  },
  examples: ['member role ana coordinator', 'member role "Ana Lima" advocate org:Beta'],
  handle: async ({ who, role, org }, context) => {
    await inTurn(context)
    const member = await findMember(who, context)
    if (!member.ok) return member
    const organisation = org === undefined ? member.value.organisation : await findOrganisation(org, context)
    return change({ member: member.value, role, organisation }, context)
  },
})

interface NewRole {
  readonly member: Member
  readonly role: Role
  readonly organisation: FoundOrganisation | undefined
}

const change = async ({ member, role, organisation }: NewRole, context: Context): Promise<Result<Reply>> => {
  const after = `${aRole(role)}, ${sayOrganisation(organisation)}`
  if (role === member.role && organisation?.id === member.organisation?.id)
    return refuse(`${member.name} is ${after} already. The roles are: ${roles.join(', ')}.`)
  const allowed = await mayBecome(member, role, context)
  if (!allowed.ok) return allowed
  const before = `${aRole(member.role)}, ${sayOrganisation(member.organisation)}`
  const word = await wordFor(member, context)
  const go = confirmed(
    {
      exactly: JSON.stringify(['member role', member.id, member.role, member.organisation, role, organisation]),
      preview: [ours(context, [line(`${member.name} is ${before}.`), line(`They become ${after}.`)])],
      words: wordsFor(word, role, organisation),
    },
    context,
  )
  if (!go.ok) return go
  if (go.value !== 'yes') return ok(go.value)
  const sure = await steppedUp(context)
  if (!sure.ok) return sure
  await write({ member, role, organisation }, context)
  const back = wordsFor(word, member.role, member.organisation)
  return ok(
    answer(
      ours(context, [line(`${member.name} is now ${after}.`), line(`To change it back: ${back}`)], {
        member: member.name,
        role,
        organisation: organisation?.name,
      }),
    ),
  )
}

const write = async ({ member, role, organisation }: NewRole, context: Context): Promise<void> => {
  const of = organisation === undefined ? {} : { organisation: await settle(organisation, context) }
  const at = instantText(context.now)
  await context.members.setMembership({ space: context.actor.space.id, member: member.id, role, ...of }, at)
  await context.did({ ids: [member.id] })
}

const wordsFor = (member: string, role: Role, organisation: { readonly name: string } | undefined): string =>
  `member role ${member} ${role}${organisation === undefined ? '' : ` org:${quoted(organisation.name)}`}`
