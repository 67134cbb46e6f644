// link: a code that joins another account to the person who asked for it; said from that account, it does.
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { optional, wordField } from '#src/conversation/fields.ts'
import { codeHash, codeLasts, newCode, readCode } from '#src/conversation/link-code.ts'
import { accountWords } from '#src/conversation/read-account.ts'
import { steppedUp } from '#src/conversation/step-up.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, code, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { MemberId } from '#src/security/member.ts'
import { ours } from './ours.ts'

export const link = command({
  verb: 'link',
  summary: 'join my accounts on two platforms, so that I am one member',
  permission: 'read',
  effect: 'write',
  fields: { code: optional(wordField({ help: 'code', example: 'k3f9-x2mq' })) },
  examples: ['link', 'link k3f9-x2mq'],
  handle: async ({ code: typed }, context) => {
    if (context.actor.speaking === 'operator') return refuse('Only the person themselves can link an account.')
    return typed === undefined ? offer(context) : redeem(typed, context)
  },
})

const offer = async (context: Context): Promise<Result<Reply>> => {
  const { actor, members, linkCodes, random, keyring, now } = context
  const member = actor.member === undefined ? undefined : await members.member(actor.space.id, actor.member)
  if (member === undefined)
    return refuse('Only members link accounts, and you are an observer of this room. Ask a coordinator to add you.')
  // Else whoever has one account would make themselves another platform to confirm on.
  const sure = await steppedUp(context)
  if (!sure.ok) return sure
  const made = newCode(random)
  const until = instantText(now.add(codeLasts))
  await linkCodes.offer(codeHash(made, keyring), { member: member.id, until })
  await context.did({ ids: [member.id] })
  return ok(
    answer(
      ours(context, [
        line('From your other account, say this to me within ten minutes:'),
        line(code(`link ${made}`)),
        line('It works once. Whoever says it becomes you, so show it to nobody.'),
      ]),
    ),
  )
}

/** Whoever says the code joins their account to the person who asked for it. */
const redeem = async (typed: string, context: Context): Promise<Result<Reply>> => {
  const { members, linkCodes, keyring, now, utterance } = context
  const wanted = readCode(typed)
  const at = instantText(now)
  const owner = wanted === undefined ? undefined : await linkCodes.take(codeHash(wanted, keyring), at)
  if (owner === undefined)
    return refuse(
      'This code is not good, or not any more: a code lasts ten minutes and works once. Type link in your first account for a new one.',
    )
  const account = accountWords(utterance.speaker)
  const known = await members.person(utterance.speaker)
  if (known?.id === owner)
    return refuse(`The account ${account} is yours already. Say the code from your other account.`)
  if ((await members.membershipsOf(utterance.speaker)).length > 0)
    return refuse(
      `The account ${account} is a member by itself. Ask a coordinator to remove that member first, then say the code again.`,
    )
  await members.addAccount(owner, utterance.speaker)
  await context.did({ ids: [owner], ...undoFor(owner, account, context) })
  return ok(
    answer(
      ours(context, [line(`Linked: ${account} is now one of your accounts.`), line(`To end that: unlink ${account}`)]),
    ),
  )
}

/** An observer of a room who shows a code spoke for nobody, so there is no act of theirs to undo. */
const undoFor = (owner: MemberId, account: string, { actor }: Context) =>
  actor.member === owner ? { undo: `unlink ${account}` } : {}
