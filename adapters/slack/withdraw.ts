// Withdraw: takes messages of ours out of a conversation; what people wrote there, only they can take out.
import { type Receipt, SendFault } from '#src/reply/messenger.ts'
import { toEach } from '#src/reply/receipt.ts'
import type { Pace } from './post.ts'
import { namesIn, reached, spotOf, standing } from './spot.ts'
import type { Workspaces } from './workspaces.ts'

interface Desk {
  readonly workspaces: Pick<Workspaces, 'ofAddress'>
  readonly pace: Pace
}

/** Each message of the receipt; one that is gone already is no fault. Throws SendFault. */
export const withdraw = async (address: string, receipt: Receipt, { workspaces, pace }: Desk): Promise<void> => {
  const { workspace } = reached(spotOf(workspaces, { address }))
  await toEach(namesIn(receipt), async name => {
    const { channel, ts } = standing(name)
    try {
      await pace(`${workspace.team}/${channel}`, () => workspace.call('chat.delete', { channel, ts }))
    } catch (error) {
      if (!(error instanceof SendFault) || error.code !== 'message-not-found') throw error
    }
  })
}
