// vault unseal: whoever starts the program has the keys again.
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import { steppedUp } from '#src/conversation/step-up.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { ours } from './ours.ts'

export const vaultUnseal = command({
  verb: 'vault unseal',
  summary: 'let the vault open by itself after a start',
  permission: 'care for keys',
  effect: 'write',
  fields: {},
  examples: ['vault unseal'],
  handle: async (_none, context) => {
    const { keyring, actor, did } = context
    const { id, name } = actor.space
    if (keyring.spaces.modeOf(id) !== 'sealed') return refuse(`The vault of ${name} is not sealed.`)
    const text = `The keys of ${name} would lie readable in the key file: whoever has both it and the database reads everything.`
    const go = confirmed(
      { exactly: `vault unseal ${id}`, preview: [ours(context, [line(text)])], words: 'vault unseal' },
      context,
    )
    if (!go.ok) return go
    if (go.value !== 'yes') return ok(go.value)
    const sure = await steppedUp(context)
    if (!sure.ok) return sure
    await keyring.spaces.unseal(id)
    await did({ ids: [id] })
    return ok(answer(ours(context, [line(`The vault of ${name} opens by itself.`)])))
  },
})
