// Withdraw: takes a message of ours out of a conversation; what people wrote there, only they can take out.
import { type Receipt, SendFault } from '#src/reply/messenger.ts'
import type { Pace } from './post.ts'
import type { Workspaces } from './workspaces.ts'

interface Desk {
  readonly workspaces: Pick<Workspaces, 'ofAddress'>
  readonly pace: Pace
}

/** One that is gone already is no fault. Throws SendFault. */
export const withdraw = async (address: string, receipt: Receipt, { workspaces, pace }: Desk): Promise<void> => {
  const found = workspaces.ofAddress(address)
  if (found === undefined) throw new SendFault('not-sent', 'no-workspace')
  const { workspace } = found
  const [channel = '', ts = ''] = receipt.split('/')
  try {
    await pace(`${workspace.team}/${channel}`, () => workspace.call('chat.delete', { channel, ts }))
  } catch (error) {
    if (!(error instanceof SendFault) || error.code !== 'message-not-found') throw error
  }
}
