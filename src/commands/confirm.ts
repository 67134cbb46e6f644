// confirm: a word on this platform for what I began on another.
import { command } from '#src/conversation/command.ts'
import { STEP_UP_HOLDS, stepUpDeed } from '#src/conversation/step-up.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { ours } from './ours.ts'

export const confirmHere = command({
  verb: 'confirm',
  summary: 'say here that it is me who asked for something on another platform',
  permission: 'read',
  effect: 'write',
  fields: {},
  examples: ['confirm'],
  handle: async (_none, context) => {
    const { actor, agreements, now } = context
    if (actor.member === undefined || actor.speaking === 'operator')
      return refuse('Members confirm, each speaking for themselves.')
    const deed = stepUpDeed(actor.member, actor.platform)
    await agreements.clear(actor.space.id, deed)
    await agreements.add({
      space: actor.space.id,
      deed,
      by: actor.member,
      at: instantText(now),
    })
    await context.did({ ids: [actor.member] })
    return ok(
      answer(
        ours(context, [
          line(`For ${STEP_UP_HOLDS.minutes} minutes you may do on your other platforms what needs your word here.`),
          line(
            'If it was not you who asked, somebody has your other account: let a colleague say lockout and your name.',
          ),
        ]),
      ),
    )
  },
})
