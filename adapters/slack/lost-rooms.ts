// Lost rooms: the bot was taken out of a channel; whoever set up what it followed hears of it directly, once a day at most.
import { slackMessages } from '#adapters/slack/show/slack-messages.ts'
import { lostPlace, type Word } from '#src/conversation/lost-place.ts'
import { instantText } from '#src/instant-text.ts'
import type { Stores } from '#src/ports.ts'
import { release } from '#src/reply/release.ts'
import type { DirectRooms } from './direct-rooms.ts'
import { type Pace, postPatiently } from './post.ts'
import type { Workspace } from './workspaces.ts'

interface Surroundings {
  readonly stores: Pick<Stores, 'members' | 'subscriptions' | 'inbox'>
  readonly directs: DirectRooms
  readonly pace: Pace
  readonly now: () => Temporal.Instant
  readonly failed: (error: unknown) => void
}

export type LostRooms = (workspace: Workspace, channel: string) => Promise<void>

export const lostRooms =
  ({ stores, directs, pace, now, failed }: Surroundings): LostRooms =>
  async (workspace, channel) => {
    const at = instantText(now())
    const words = await lostPlace({ platform: 'slack', id: `${workspace.prefix}${channel}` }, stores)
    if (words.length === 0) return
    const id = `slack:${workspace.team}:lost:${channel}:${at.slice(0, 10)}`
    if ((await stores.inbox.take(id, at, 'done')) === 'seen') return
    for (const word of words) await tell(word, workspace).catch(failed)

    async function tell({ accounts, reply, space, member }: Word, { prefix, team, call }: Workspace): Promise<void> {
      const account = accounts.find(one => one.platform === 'slack' && one.id.startsWith(prefix))
      if (account === undefined) return
      const document = release(reply, {
        destination: 'slack',
        space,
        privacy: 'private',
        outsiders: 'none',
        readers: [member],
        vault: 'open',
        greenInFeeds: 'no',
      })
      const direct = await directs.of(workspace, account.id.slice(prefix.length))
      for (const message of slackMessages(document))
        await pace(`${team}/${direct}`, () => postPatiently(call, message, { channel: direct }))
    }
  }
