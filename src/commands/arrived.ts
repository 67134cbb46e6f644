// arrived: somebody saw that an unconfirmed message did arrive.
import { command } from '#src/conversation/command.ts'
import { wordField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { deliveryWords, findTrouble } from './delivery-words.ts'
import { ours } from './ours.ts'

export const arrived = command({
  verb: 'arrived',
  summary: 'an unconfirmed message did arrive',
  permission: 'resend deliveries',
  effect: 'write',
  fields: { delivery: wordField({ help: 'delivery', example: 'ab3d5f' }) },
  examples: ['arrived ab3d5f'],
  handle: async ({ delivery: typed }, context) => {
    const found = await findTrouble(typed, context)
    if (!found.ok) return found
    const at = instantText(context.now)
    if (found.value.state !== 'unconfirmed')
      return refuse('That one certainly did not arrive. To send it once more: "status" shows the words.')
    if (!(await context.outbox.move(found.value, 'sent', 'seen', at)))
      return refuse('Somebody else has just seen to that one; "status" says how it stands.')
    await context.did({ ids: [found.value.id] })
    return ok(answer(ours(context, [line(`Noted: it arrived, ${await deliveryWords(found.value, context)}.`)])))
  },
})
