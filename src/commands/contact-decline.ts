// contact decline: no contact is noted in Slack any more.
import { command } from '#src/conversation/command.ts'
import { answer, green, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { CONTACTS_IN_SLACK } from './slack-acceptance.ts'

export const contactDecline = command({
  verb: 'contact decline',
  summary: 'let no contact be noted in Slack any more',
  permission: 'change owners',
  effect: 'write',
  fields: {},
  examples: ['contact decline'],
  handle: async (_args, { actor, agreements, did }) => {
    await agreements.clear(actor.space.id, CONTACTS_IN_SLACK)
    await did({ ids: [actor.space.id] })
    return ok(
      answer({
        ...green([line('No contact is noted in Slack any more. What is noted stays in the vault.')]),
        space: actor.space.id,
      }),
    )
  },
})
