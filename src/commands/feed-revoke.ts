// feed revoke: ends a feed for good.
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import { idField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { feedId, findFeed } from './find-feed.ts'
import { ours } from './ours.ts'

export const feedRevoke = command({
  verb: 'feed revoke',
  aliases: ['feed remove', 'feed end'],
  summary: 'end a feed for good',
  permission: 'follow for oneself',
  effect: 'write',
  fields: { feed: idField({ help: 'feed', example: 'F3' }) },
  examples: ['feed revoke F3'],
  handle: async ({ feed }, context) => {
    const found = await findFeed(feed, context)
    if (!found.ok) return found
    const { number, name, starts } = found.value
    const id = feedId(found.value)
    const go = confirmed(
      {
        exactly: JSON.stringify(['feed revoke', number, starts]),
        preview: [
          ours(context, [
            line(
              `${id}, ${name}, would end. Its address, ${starts}…, ends within two seconds, and that cannot be undone.`,
            ),
            line('What calendar apps have fetched stays in them; remove the subscription there too.'),
          ]),
        ],
        words: `feed revoke ${id}`,
      },
      context,
    )
    if (!go.ok) return go
    if (go.value !== 'yes') return ok(go.value)
    await context.feeds.revoke(number, instantText(context.now))
    await context.version.raise()
    await context.did({ ids: [id] })
    return ok(answer(ours(context, [line(`${id} has ended. Apps that ask for it are told that it is gone.`)], { id })))
  },
})
