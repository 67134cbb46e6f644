// reject: lets proposals go; they come back only when the source says something else.
import { command } from '#src/conversation/command.ts'
import { instantText } from '#src/instant-text.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { ours } from './ours.ts'
import { chosenProposals, whichField } from './proposal-choice.ts'

export const reject = command({
  verb: 'reject',
  summary: 'let proposals go',
  permission: 'change the calendar',
  effect: 'write',
  fields: { which: whichField },
  examples: ['reject P2', 'reject P1,3-5'],
  handle: async ({ which }, context) => {
    const chosen = await chosenProposals(which, context)
    if (!chosen.ok) return chosen
    const at = instantText(context.now)
    for (const { proposal } of chosen.value) await context.sources.close(proposal.number, 'rejected', at)
    const ids = chosen.value.map(({ proposal }) => `P${proposal.number}`)
    await context.did({ ids })
    return ok(
      answer(
        ours(context, [
          line(
            `Let go: ${counted(ids.length, 'proposal')} (${ids.join(', ')}). They come back when the source says something else.`,
          ),
        ]),
      ),
    )
  },
})
