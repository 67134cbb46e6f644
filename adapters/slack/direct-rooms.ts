// Direct rooms: the conversation that the bot has with one person; a command may be typed in that of two other people.
import type { Workspace } from './workspaces.ts'

export interface DirectRooms {
  /** The bot's own with somebody. Throws SendFault. */
  of(workspace: Workspace, user: string): Promise<string>
  /** A message to the bot came from there, so that it is the bot's own. */
  seen(workspace: Workspace, user: string, channel: string): void
}

export const directRooms = (): DirectRooms => {
  const known = new Map<string, string>()
  const keyOf = ({ team }: Workspace, user: string): string => `${team}/${user}`
  return {
    of: async (workspace, user) => {
      const had = known.get(keyOf(workspace, user))
      if (had !== undefined) return had
      const { channel } = await workspace.call<{ channel: { id: string } }>('conversations.open', { users: user })
      known.set(keyOf(workspace, user), channel.id)
      return channel.id
    },
    seen: (workspace, user, channel) => void known.set(keyOf(workspace, user), channel),
  }
}
