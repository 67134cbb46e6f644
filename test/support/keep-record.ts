// Keep record: a command of the tests that puts something into the vault, and one that reads it back.
import { command } from '#src/conversation/command.ts'
import { choiceField, idField, labelled, option, textField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { vaultPart } from '#src/reply/vault-part.ts'
import { ok, refuse } from '#src/result.ts'
import type { RecordId } from '#src/security/vault.ts'
import { vaultLabels } from '#src/security/vault.ts'
import { writtenBy } from '#src/security/vault-access.ts'

const basic = { summary: 'for tests', permission: 'read' } as const

/** `keep AMBER+STRICT words:"…"` makes C1, C2 …; picks are AMBER, words have the label that is said. */
export const keepRecord = command({
  ...basic,
  verb: 'keep',
  effect: 'write',
  typed: 'AMBER',
  fields: {
    label: choiceField(vaultLabels, { help: 'label', example: 'AMBER' }),
    words: option(labelled('AMBER+STRICT', textField({ help: 'words', example: '"wants it softer"' }))),
  },
  examples: ['keep AMBER words:"wants it softer"'],
  handle: async ({ label, words }, context) => {
    const name = `C${await context.numbers.next('C')}`
    await context.vault.put({
      ...writtenBy(context.actor),
      ...{ id: context.random.id() as RecordId, kind: 'contact', name, recipients: [] },
      columns: {
        picks: { label: 'AMBER', value: label },
        ...(words === undefined ? {} : { words: { label, value: words } }),
      },
      at: instantText(context.now),
    })
    await context.did({ ids: [name] })
    return ok(answer({ label: 'GREEN', space: context.actor.space.id, blocks: [line(`Kept ${name}.`)] }))
  },
})

export const recallRecord = command({
  ...basic,
  verb: 'recall',
  effect: 'read',
  fields: { id: idField({ help: 'record', example: 'C1' }) },
  examples: ['recall C1'],
  handle: async ({ id }, context) => {
    const record = await context.vault.named('contact', id, context.actor)
    if (record === undefined) return refuse(`There is no ${id}.`)
    const parts = Object.entries(record.columns).map(([name, { label, value }]) =>
      vaultPart(label, record, { blocks: [line(`${name}: ${value}`)], ...(name === 'picks' ? { picks: true } : {}) }),
    )
    return ok(answer(...parts))
  },
})
