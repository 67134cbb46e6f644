// vault: what the vault of the space holds by label, how it opens, and who is locked out of it.
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import type { KeyMode } from '#src/security/key-care.ts'
import { vaultLabels } from '#src/security/vault.ts'
import { greyLine } from './grey-line.ts'
import { ours } from './ours.ts'

const modes: Readonly<Record<KeyMode, string>> = {
  none: 'It has no key yet; the first record makes one.',
  auto: 'It opens by itself after a start. To let only a passphrase open it: vault seal',
  sealed: 'It is sealed: after a start an owner opens it with the passphrase.',
  wiped: 'It was wiped; what it held cannot be read by anybody any more.',
}

export const vault = command({
  verb: 'vault',
  summary: 'what the vault holds, and how it opens',
  permission: 'see who is who',
  effect: 'read',
  fields: {},
  examples: ['vault'],
  handle: async (_none, context) => {
    const { actor, keyring, vaultCare } = context
    const { id, name } = actor.space
    const counts = await vaultCare.counts(id)
    const state = keyring.spaces.stateOf(id)
    const held = vaultLabels.map(label => `${label} ${counts[label]}`).join(' · ')
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
    return ok(
      answer(
        ours(
          context,
          [
            line(`The vault of ${name} is ${state}. It holds ${counted(total, 'record')}: ${held}.`),
            line(modes[keyring.spaces.modeOf(id)]),
            line(`Off-line keys that can open it: ${keyring.spaces.recoverers(id)}.`),
            ...(await closedLines(context)),
            greyLine(context, { source: 'From the database and the key file', to: 'asker' }),
          ],
          { state, mode: keyring.spaces.modeOf(id), counts },
        ),
      ),
    )
  },
})

const closedLines = async ({ closures, members, actor, now }: Context) => {
  const at = instantText(now)
  const found = await closures.ofSpace(actor.space.id, at)
  const lines = []
  for (const { kind, member } of found) {
    const known = await members.member(actor.space.id, member)
    if (known === undefined) continue
    lines.push(
      line(`${known.name} ${kind === 'out' ? 'is shut out' : 'closed their own access'}: unlock "${known.name}"`),
    )
  }
  return lines
}
