// audit verify: walks the whole chain of the audit, and finds a head that was posted earlier in it.
import { command } from '#src/conversation/command.ts'
import { optional, wordField } from '#src/conversation/fields.ts'
import { answer, code, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { ours } from './ours.ts'

export const auditVerify = command({
  verb: 'audit verify',
  summary: 'whether the audit is whole, and goes on from a head that was posted',
  permission: 'see the audit',
  effect: 'read',
  fields: { head: optional(wordField({ help: 'posted head', example: 'sQ3h…' })) },
  examples: ['audit verify', 'audit verify sQ3hY1tB'],
  handle: async ({ head }, context) => {
    const whole = await context.audit.verify()
    const lines =
      whole.brokenAt === undefined
        ? [
            line(
              `The audit is whole: ${whole.entries} entries, ending with `,
              code(whole.head === '' ? '-' : whole.head),
            ),
          ]
        : [line(`The audit is BROKEN at entry ${whole.brokenAt}: somebody changed or cut it past this program.`)]
    const at = head === undefined ? undefined : await context.audit.entryOf(head)
    if (head !== undefined)
      lines.push(
        line(
          at === undefined
            ? 'The head that you name is NOT in it: entries were taken away since it was posted.'
            : `The head that you name is entry ${at}; everything up to it is as it was.`,
        ),
      )
    return ok(answer(ours(context, lines, { ...whole, head: at ?? null })))
  },
})
