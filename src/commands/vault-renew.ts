// vault renew: gives the space a new key; records stay, copies of old keys become useless.
import { command } from '#src/conversation/command.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { VaultClosed } from '#src/security/vault-closed.ts'
import { ours } from './ours.ts'

export const vaultRenew = command({
  verb: 'vault renew',
  summary: 'renew the key of the vault now, instead of every 90 days',
  permission: 'care for keys',
  effect: 'write',
  fields: {},
  examples: ['vault renew'],
  handle: async (_none, context) => {
    const { keyring, actor, vaultCare, now, did } = context
    const { id } = actor.space
    if (keyring.spaces.modeOf(id) === 'none') return refuse('The vault of this space has no key yet.')
    const state = keyring.spaces.stateOf(id)
    if (state !== 'open') throw new VaultClosed(state)
    await vaultCare.renewBy(id, instantText(now))
    await did({ ids: [id] })
    return ok(answer(ours(context, [line('The key is renewed within a minute; the old one is destroyed then.')])))
  },
})
