// vault recovery: names the off-line keys that open a sealed vault when the passphrase is lost.
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import { wordField } from '#src/conversation/fields.ts'
import { steppedUp } from '#src/conversation/step-up.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { ours } from './ours.ts'

export const vaultRecovery = command({
  verb: 'vault recovery',
  summary: 'name the off-line keys that open the vault when its passphrase is lost',
  permission: 'care for keys',
  effect: 'write',
  fields: { keys: wordField({ help: 'age recipients, or none', example: 'age1…,age1…' }) },
  examples: ['vault recovery age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gq', 'vault recovery none'],
  handle: async ({ keys }, context) => {
    const { keyring, actor, did } = context
    const { id } = actor.space
    const recipients = keys === 'none' ? [] : keys.split(',').filter(one => one !== '')
    const go = confirmed(
      {
        exactly: JSON.stringify(['vault recovery', id, recipients]),
        preview: [
          ours(context, [
            line(
              recipients.length === 0
                ? 'Nobody could open a sealed vault without its passphrase.'
                : `Whoever has the secret of one of these keys could open the vault: ${recipients.join(', ')}`,
            ),
            line(
              'Owners make such keys off line, with age-keygen, and keep the secrets on paper, apart from each other.',
            ),
          ]),
        ],
        words: `vault recovery ${keys}`,
      },
      context,
    )
    if (!go.ok) return go
    if (go.value !== 'yes') return ok(go.value)
    const sure = await steppedUp(context)
    if (!sure.ok) return sure
    await keyring.spaces.ensure(id)
    if ((await keyring.spaces.setRecovery(id, recipients)) === 'wrong')
      return refuse('One of these is no age recipient. They begin with age1 and are made with: age-keygen')
    await did({ ids: [id] })
    return ok(answer(ours(context, [line(`${counted(recipients.length, 'off-line key')} can open the vault.`)])))
  },
})
