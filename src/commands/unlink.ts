// unlink: takes an account of mine away from me.
import { command } from '#src/conversation/command.ts'
import { accountField } from '#src/conversation/fields.ts'
import { accountWords, readAccount } from '#src/conversation/read-account.ts'
import { steppedUp } from '#src/conversation/step-up.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import type { Account } from '#src/security/member.ts'
import { ours } from './ours.ts'

export const unlink = command({
  verb: 'unlink',
  summary: 'take one of my accounts away from me',
  permission: 'read',
  effect: 'write',
  fields: { account: accountField({ help: 'account', example: 'matrix:@ana:example.org' }) },
  examples: ['unlink matrix:@ana:example.org'],
  handle: async ({ account: typed }, context) => {
    const { actor, members } = context
    const mine = actor.member === undefined ? [] : await members.accountsOf(actor.member)
    const [account, other] = mine.filter(isMeant(typed))
    if (account === undefined || other !== undefined)
      return refuse(`"${typed}" is not one account of yours. "me" shows them; type for example: unlink slack:U0123ABC`)
    if (mine.length === 1)
      return refuse(`You have no other account than ${typed}, so it stays. To leave, ask a coordinator to remove you.`)
    // Else whoever has one account would need no word on another any more. Leaving the one they speak from gains nothing.
    const sure = account.platform === actor.platform || context.undoing === 'yes' ? ok('yes') : await steppedUp(context)
    if (!sure.ok) return sure
    await members.removeAccount(account)
    await context.did({ ids: [actor.member ?? ''] })
    return ok(
      answer(
        ours(context, [
          line(`${typed} is no longer yours; whoever writes from it is a stranger.`),
          line('To link it again, type link here, and say the code there.'),
        ]),
      ),
    )
  },
})

/** As written by `me`: an account, or the platform that there is one account on. */
const isMeant =
  (typed: string) =>
  (account: Account): boolean =>
    account.platform === typed.toLowerCase() || accountWords(account) === accountWords(readAccount(typed) ?? NOBODY)

const NOBODY: Account = { platform: 'console', id: '' }
