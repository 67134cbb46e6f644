// Post answer: the messages of an answer, in the pace of the channel, and a note of those that are to be taken away again.
import type { Answer } from './answer.ts'
import type { Desk } from './desk.ts'
import { postPatiently, type Target } from './post.ts'
import type { Workspace } from './workspaces.ts'

/** What is whispered in a channel is gone by itself; what stands in a direct conversation is tidied when its time comes. */
export const postAnswer = async (
  { messages, tidy }: Answer,
  { workspace, ...target }: Target & { readonly workspace: Workspace },
  { pace, bot }: Desk,
): Promise<void> => {
  const { channel } = target
  const place = { platform: 'slack', id: `${workspace.prefix}${channel}` } as const
  for (const message of messages) {
    const ts = await pace(`${workspace.team}/${channel}`, () => postPatiently(workspace.call, message, target))
    if (tidy !== undefined && channel.startsWith('D'))
      await bot.tidying.remember([{ place, message: `${channel}/${ts}`, ...tidy }])
  }
}
