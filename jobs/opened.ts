// Opened: a direct place that bears its person's account for its address gets their conversation before its first message.
import { SendFault } from '#src/reply/messenger.ts'
import type { Place } from '#src/security/member.ts'
import type { Lane } from './lane.ts'

/** The place as it can be written to, or why it cannot be now. Throws on outages of our own. */
export const opened = async ({ messenger, atomically }: Lane, place: Place): Promise<Place | SendFault> => {
  try {
    const { platform, address: old } = place
    const address = (await messenger.open?.(place)) ?? old
    if (address === old) return place
    await atomically(async ({ members }) => {
      // Its person may have written there meanwhile, so that it is known already.
      if ((await members.findPlace({ platform, id: address })) === undefined) await members.movePlace(place.id, address)
    })
    return { ...place, address }
  } catch (error) {
    if (error instanceof SendFault) return error
    throw error
  }
}
