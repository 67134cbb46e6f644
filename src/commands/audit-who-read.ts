// audit who-read: who was shown a record of the vault, when, and by which command.
import { command } from '#src/conversation/command.ts'
import { idField } from '#src/conversation/fields.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { auditLines } from './audit-lines.ts'
import { findRecord } from './find-record.ts'
import { greyLine } from './grey-line.ts'
import { ours } from './ours.ts'

const MOST = 50

export const auditWhoRead = command({
  verb: 'audit who-read',
  summary: 'who was shown a record, and when',
  permission: 'erase records',
  effect: 'read',
  fields: { id: idField({ help: 'record', example: 'C118' }) },
  examples: ['audit who-read C118'],
  handle: async ({ id }, context) => {
    const found = await findRecord(id, 'owner', context)
    if (!found.ok) return found
    const entries = (await context.audit.about(found.value.id, MOST)).filter(entry => entry.outcome === 'read')
    const blocks =
      entries.length === 0 ? [line(`Nobody was shown ${found.value.name} yet.`)] : await auditLines(entries, context)
    return ok(answer(ours(context, [...blocks, greyLine(context, { source: 'From the audit', to: 'asker' })])))
  },
})
