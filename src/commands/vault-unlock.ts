// vault unlock: opens the locked vault of the space; a sealed one with its passphrase.
import { command } from '#src/conversation/command.ts'
import { optional } from '#src/conversation/fields.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { ours } from './ours.ts'
import { passphraseField } from './passphrase-field.ts'

export const vaultUnlock = command({
  verb: 'vault unlock',
  summary: 'open the locked vault of this space',
  permission: 'open the vault',
  effect: 'write',
  typed: 'RED',
  fields: { passphrase: optional(passphraseField) },
  examples: ['vault unlock', 'vault unlock four or more words drawn by chance'],
  handle: async ({ passphrase }, context) => {
    const { keyring, actor, did } = context
    const { id, name } = actor.space
    if (actor.speaking === 'operator') return refuse('An owner opens the vault, speaking for themselves.')
    if (keyring.spaces.stateOf(id) === 'open') return refuse(`The vault of ${name} is open.`)
    if (keyring.spaces.modeOf(id) === 'sealed' && passphrase === undefined)
      return refuse(
        'The vault is sealed. Type the passphrase behind it, here or at the console: vault unlock <passphrase>',
      )
    if ((await keyring.spaces.unlock(id, passphrase)) === 'wrong')
      return refuse('That is not the passphrase. Nothing was stored, and the vault is locked as it was.')
    await did({ ids: [id] })
    return ok(answer(ours(context, [line(`The vault of ${name} is open.`)])))
  },
})
