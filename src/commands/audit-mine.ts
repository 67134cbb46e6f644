// audit mine: what the audit says that I did and was shown lately.
import { command } from '#src/conversation/command.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { auditLines } from './audit-lines.ts'
import { greyLine } from './grey-line.ts'
import { ours } from './ours.ts'

const MOST = 30

export const auditMine = command({
  verb: 'audit mine',
  summary: 'what the audit keeps of me',
  permission: 'read',
  effect: 'read',
  fields: {},
  examples: ['audit mine'],
  handle: async (_none, context) => {
    const { actor, audit } = context
    if (actor.member === undefined) return refuse('The audit keeps nothing of you: you are not a member here.')
    const entries = await audit.by(actor.member, MOST)
    const blocks =
      entries.length === 0 ? [line('The audit keeps nothing of you yet.')] : await auditLines(entries, context)
    return ok(
      answer(ours(context, [...blocks, greyLine(context, { source: 'From the audit, newest first', to: 'asker' })])),
    )
  },
})
