// Spot: a channel of a workspace, and the messages in it as receipts name them: the channel, a slash, the `ts`.

import { type Receipt, SendFault } from '#src/reply/messenger.ts'
import { messagesIn } from '#src/reply/receipt.ts'
import type { Place } from '#src/security/member.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

export interface Spot {
  readonly workspace: Workspace
  readonly channel: string
}

export const spotOf = (
  workspaces: Pick<Workspaces, 'ofAddress'>,
  { address }: Pick<Place, 'address'>,
): Spot | undefined => {
  const found = workspaces.ofAddress(address)
  return found && { workspace: found.workspace, channel: found.id }
}

/** Throws SendFault: whose token it is may not be known yet. */
export const reached = (spot: Spot | undefined): Spot => {
  if (spot === undefined) throw new SendFault('not-sent', 'no-workspace')
  return spot
}

export const nameOf = ({ channel }: Pick<Spot, 'channel'>, ts: string): string => `${channel}/${ts}`

/** The messages that a receipt names; one of something that was read elsewhere names none. */
export const namesIn = (receipt: Receipt | undefined): readonly string[] =>
  messagesIn(receipt).filter(name => name.includes('/'))

/** Where a message is, by its name in a receipt. */
export const standing = (name: string): { readonly channel: string; readonly ts: string } => {
  const [channel = '', ts = ''] = name.split('/')
  return { channel, ts }
}

/** The thread that the first message of a receipt begins; in another channel it names none. */
export const threadIn = (receipt: Receipt | undefined, spot: Pick<Spot, 'channel'>): string | undefined => {
  const [first = ''] = namesIn(receipt)
  const { channel, ts } = standing(first)
  return channel === spot.channel && ts !== '' ? ts : undefined
}
