// contact accept: an owner accepts, once and after a plain warning, that picks about contacts are typed into Slack.
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, green, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { CONTACTS_IN_SLACK, isAccepted } from './slack-acceptance.ts'

const WARNING = [
  'Slack, its owners, the administrators of this workspace, and courts that ask them can read what is typed there: which State you spoke to, what it said, and when. Deleted messages may remain in exports.',
  'Only State, stance, confidence, ask and dates are taken in Slack; cities, ranks and free words never. What is noted is kept in the vault.',
]

export const contactAccept = command({
  verb: 'contact accept',
  summary: 'let contacts be noted in Slack',
  permission: 'change owners',
  effect: 'write',
  fields: {},
  examples: ['contact accept'],
  handle: async (_args, context) => {
    const { actor, agreements, now } = context
    const say = (...texts: readonly string[]) =>
      answer({ ...green(texts.map(text => line(text))), space: actor.space.id })
    if (await isAccepted(context)) return ok(say('It was accepted already: contacts can be noted in Slack, by picks.'))
    const preview = [{ ...green(WARNING.map(text => line(text))), space: actor.space.id }]
    const yes = confirmed({ exactly: CONTACTS_IN_SLACK, preview, words: 'contact accept' }, context)
    if (!yes.ok) return yes
    if (yes.value !== 'yes') return ok(yes.value)
    if (actor.member === undefined) throw new Error('an owner is a member')
    const at = instantText(now)
    await agreements.add({ space: actor.space.id, deed: CONTACTS_IN_SLACK, by: actor.member, at })
    await context.did({ ids: [actor.space.id], undo: 'contact decline' })
    return ok(
      say(
        'Accepted. Contacts can be noted in Slack, by picks: /contact KEN ly 2',
        'To undo: undo, or at any time: contact decline',
      ),
    )
  },
})
