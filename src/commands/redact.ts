// redact: erases a record of the vault at once, and says what remains of it and where.
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import type { Context } from '#src/conversation/context.ts'
import { idField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, type Block, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { KeptRecord } from '#src/security/vault-care.ts'
import { findRecord } from './find-record.ts'
import { ours } from './ours.ts'

export const redact = command({
  verb: 'redact',
  summary: 'erase a record for good; says what remains, and where',
  permission: 'erase records',
  effect: 'write',
  fields: { id: idField({ help: 'record', example: 'C118' }) },
  examples: ['redact C118'],
  handle: async ({ id }, context) => {
    const found = await findRecord(id, 'owner', context)
    if (!found.ok) return found
    const record = found.value
    if (record.holds >= 2)
      return refuse(`${record.name} is held by two people. To erase it, the hold ends first: hold ${record.name} off`)
    const go = confirmed(
      {
        exactly: JSON.stringify(['redact', record.id]),
        preview: [
          ours(context, [
            line(`${record.name} (${record.label}) would be erased with all its versions. It cannot be undone.`),
          ]),
        ],
        words: `redact ${record.name}`,
      },
      context,
    )
    if (!go.ok) return go
    return go.value === 'yes' ? erase(record, context) : ok(go.value)
  },
})

const erase = async ({ id, name }: KeptRecord, context: Context): Promise<Result<Reply>> => {
  await context.vault.purge([id], instantText(context.now))
  await context.did({ ids: [id] })
  return ok(
    answer(
      ours(context, [
        line(`${name} is erased: every version, its keys, and the words by which it was found.`),
        ...remains,
      ]),
    ),
  )
}

/** Where copies stand that are not ours to erase, and for how long ours last. */
const remains: readonly Block[] = [
  {
    kind: 'entry',
    head: ['What remains:'],
    facts: [
      ['here: its number, and who did what with it when, as ids in the audit'],
      ['in backups: nothing that opens after 8 days, when the last copy of its key is gone'],
      ['in Slack: what was shown there stays as long as the workspace keeps messages, and in exports'],
      ['in Matrix: servers and devices may keep what was shown; I take my own direct answers away after a day'],
      ['elsewhere: notes, printouts and calendars of other people'],
    ],
  },
]
