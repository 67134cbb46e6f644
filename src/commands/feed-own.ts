// feed own: whether the space's own events may be in the feeds of its members.
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import { choiceField } from '#src/conversation/fields.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { ours } from './ours.ts'

export const feedOwn = command({
  verb: 'feed own',
  summary: "let the space's own events into its members' feeds, or keep them out",
  permission: 'open feeds',
  effect: 'write',
  fields: { own: choiceField(['on', 'off'], { help: 'on or off', example: 'on' }) },
  examples: ['feed own on', 'feed own off'],
  handle: async ({ own }, context) => {
    const { feeds, version, did, actor } = context
    const [wanted, opposite] = own === 'on' ? (['in feeds', 'off'] as const) : (['kept out', 'on'] as const)
    if ((await feeds.ownEvents(actor.space.id)) === wanted)
      return ok(answer(ours(context, [line('That is how it is already.')])))
    const go = confirmed(
      {
        exactly: JSON.stringify(['feed own', actor.space.id, own]),
        preview: [ours(context, [line(own === 'on' ? OPENING : CLOSING)])],
        words: `feed own ${own}`,
      },
      context,
    )
    if (!go.ok) return go
    if (go.value !== 'yes') return ok(go.value)
    await feeds.setOwnEvents(actor.space.id, wanted)
    await version.raise()
    await did({ ids: [actor.space.id], undo: `feed own ${opposite}` })
    return ok(
      answer(
        ours(context, [
          line(own === 'on' ? 'Own events are in the feeds of members now.' : 'Own events are out of all feeds.'),
          line(`To undo: undo, within ten minutes, or feed own ${opposite}`),
        ]),
      ),
    )
  },
})

const OPENING =
  "Title and time of your space's own events would be in the secret feeds of its members: calendar apps, and whoever runs them, would hold them. Place, notes and people stay out."
const CLOSING = "Your space's own events would leave all feeds. What calendar apps have fetched, they may keep."
