// vault seal: from now on only a passphrase opens the vault after a start.
import { command } from '#src/conversation/command.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { ours } from './ours.ts'
import { passphraseField } from './passphrase-field.ts'

export const vaultSeal = command({
  verb: 'vault seal',
  summary: 'let only a passphrase open the vault after a start',
  permission: 'care for keys',
  effect: 'write',
  typed: 'RED',
  fields: { passphrase: passphraseField },
  examples: ['vault seal four or more words drawn by chance'],
  handle: async ({ passphrase }, context) => {
    const { keyring, actor, did } = context
    if (actor.speaking === 'operator') return refuse('An owner seals the vault, speaking for themselves.')
    const { id, name } = actor.space
    await keyring.spaces.ensure(id)
    await keyring.spaces.seal(id, passphrase)
    await did({ ids: [id] })
    const recovery =
      keyring.spaces.recoverers(id) > 0
        ? 'The off-line recovery keys stay good.'
        : 'Without the passphrase nobody can open it, I neither. To have a way out: vault recovery'
    return ok(
      answer(
        ours(context, [
          line(
            `The vault of ${name} is sealed. It is open now; after every start it is locked until an owner opens it.`,
          ),
          line(recovery),
          line('Take your message with the passphrase out of this conversation.'),
        ]),
      ),
    )
  },
})
