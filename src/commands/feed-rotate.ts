// feed rotate: a new address for a feed, when the old one may have been seen.
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import { idField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { addressLines, newSecret } from './feed-address.ts'
import { feedId, findFeed } from './find-feed.ts'
import { ours } from './ours.ts'

export const feedRotate = command({
  verb: 'feed rotate',
  summary: 'a new address for a feed; the old one ends',
  permission: 'follow for oneself',
  effect: 'write',
  fields: { feed: idField({ help: 'feed', example: 'F3' }) },
  examples: ['feed rotate F3'],
  handle: async ({ feed }, context) => {
    const found = await findFeed(feed, context)
    if (!found.ok) return found
    const { number, name, starts } = found.value
    const id = feedId(found.value)
    const go = confirmed(
      {
        exactly: JSON.stringify(['feed rotate', number, starts]),
        preview: [
          ours(context, [
            line(
              `${id}, ${name}, would get a new address. The old one, ${starts}…, ends within two seconds, and that cannot be undone.`,
            ),
            line('Every calendar app that has the old one must be given the new one.'),
          ]),
        ],
        words: `feed rotate ${id}`,
      },
      context,
    )
    if (!go.ok) return go
    if (go.value !== 'yes') return ok(go.value)
    const { secret, kept } = newSecret(context)
    await context.feeds.rotate(number, kept, instantText(context.now))
    await context.version.raise()
    await context.did({ ids: [id] })
    const { blocks, data } = addressLines(secret, context)
    return ok(
      answer(ours(context, [line(`${id} has a new address. I show it once, now:`), ...blocks], { id, ...data })),
    )
  },
})
