// vault recover: opens a sealed vault with an off-line key, at the terminal alone.
import { command } from '#src/conversation/command.ts'
import { pasteField } from '#src/conversation/fields.ts'
import { ownersOf, tell } from '#src/reminders/word.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { ours } from './ours.ts'

export const vaultRecover = command({
  verb: 'vault recover',
  summary: 'open a sealed vault with an off-line key',
  permission: 'open the vault',
  effect: 'write',
  typed: 'RED',
  fields: { secret: pasteField({ help: 'AGE-SECRET-KEY-…', example: 'AGE-SECRET-KEY-…' }) },
  examples: ['vault recover'],
  handle: async ({ secret }, context) => {
    const { keyring, actor, did, now } = context
    const { id } = actor.space
    if (context.utterance.place.destination !== 'terminal')
      return refuse('An off-line key is used at the terminal only: palais vault recover < key.txt')
    if (secret === undefined) return refuse('Give the key on standard input: palais vault recover < key.txt')
    const key = secret.split('\n').find(one => one.startsWith('AGE-SECRET-KEY-'))
    if (key === undefined || (await keyring.spaces.recover(id, key)) === 'wrong')
      return refuse('This key opens nothing here: it is none of those that were named by "vault recovery".')
    await tell(
      { space: id, to: await ownersOf(id, context.members), key: `recovered:${now}`, subjects: ['recovered'], now },
      context,
    )
    await did({ ids: [id] })
    return ok(
      answer(
        ours(context, [
          line('The vault is open, and opens by itself from now on. Seal it anew: vault seal <passphrase>'),
        ]),
      ),
    )
  },
})
