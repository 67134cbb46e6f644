// resend: a delivery that failed, or of which nobody can tell whether it arrived, goes out once more.
import { command } from '#src/conversation/command.ts'
import { wordField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { deliveryWords, findTrouble } from './delivery-words.ts'
import { ours } from './ours.ts'

export const resend = command({
  verb: 'resend',
  summary: 'send a failed or unconfirmed message once more',
  permission: 'resend deliveries',
  effect: 'write',
  fields: { delivery: wordField({ help: 'delivery', example: 'ab3d5f' }) },
  examples: ['resend ab3d5f'],
  handle: async ({ delivery: typed }, context) => {
    const found = await findTrouble(typed, context)
    if (!found.ok) return found
    const delivery = found.value
    if (delivery.state === 'retry' || delivery.state === 'sending')
      return refuse('I am still trying that one by myself; "status" says how it goes.')
    const at = instantText(context.now)
    if (delivery.notAfter < at)
      return refuse('What it says is over, so it is of no use any more. What is ahead: next 14d')
    if (!(await context.outbox.move(delivery, 'queued', 'resent', at)))
      return refuse('Somebody else has just seen to that one; "status" says how it stands.')
    await context.did({ ids: [delivery.id] })
    return ok(answer(ours(context, [line(`It goes out once more: ${await deliveryWords(delivery, context)}.`)])))
  },
})
