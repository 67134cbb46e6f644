// wipe: destroys everything that the vault of the space holds, for ever; it takes two owners.
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import { ownersOf } from '#src/reminders/word.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { vaultLabels } from '#src/security/vault.ts'
import { byTwo } from './by-two.ts'
import { ours } from './ours.ts'

export const wipe = command({
  verb: 'wipe',
  summary: 'destroy everything in the vault of this space, for ever',
  permission: 'wipe the vault',
  effect: 'write',
  fields: {},
  examples: ['wipe'],
  handle: async (_none, context) => {
    const { actor, keyring, vaultCare } = context
    const { id, name } = actor.space
    const mode = keyring.spaces.modeOf(id)
    if (mode === 'none' || mode === 'wiped') return refuse(`The vault of ${name} holds nothing.`)
    const counts = await vaultCare.counts(id)
    const total = vaultLabels.reduce((sum, label) => sum + counts[label], 0)
    const go = confirmed(
      {
        exactly: JSON.stringify(['wipe', id]),
        preview: [
          ours(context, [
            line(
              `${counted(total, 'record')} of ${name} would be destroyed with their keys, in the database and in every backup that the off-line key does not open.`,
            ),
            line('It cannot be undone. The calendar, votes, members and reminders stay.'),
          ]),
        ],
        words: 'wipe',
      },
      context,
    )
    if (!go.ok) return go
    return go.value === 'yes' ? wipeByTwo(context) : ok(go.value)
  },
})

const wipeByTwo = async (context: Context): Promise<Result<Reply>> => {
  const { actor, keyring, vaultCare, members, now } = context
  const { id, name } = actor.space
  const able = await ownersOf(id, members)
  const go = await byTwo({ exactly: JSON.stringify(['wipe', id]), able, second: 'another owner' }, context)
  if (!go.ok) return go
  if (go.value !== 'yes') return ok(go.value)
  await keyring.spaces.wipe(id)
  const erased = await vaultCare.eraseAll(id, instantText(now))
  await context.did({ ids: [id] })
  return ok(
    answer(
      ours(context, [
        line(`The keys of ${name} are destroyed, and ${counted(erased, 'record')} with them.`),
        line(
          'Backups of the last 7 days can still be opened with the off-line backup key: destroy those copies, or that key.',
        ),
      ]),
    ),
  )
}
