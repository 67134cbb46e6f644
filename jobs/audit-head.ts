// Audit head: once a day owners get how the audit ends, so that cutting it off later shows: in their room, else each by themselves.
import type { Stores } from '#src/ports.ts'
import { BROKEN, ownersOf, tell, tellRoom } from '#src/reminders/word.ts'
import type { MemberId, PlaceId, Space } from '#src/security/member.ts'
import type { Job } from './job.ts'
import type { Works } from './works.ts'

export const auditHead = ({ stores, atomically, instruments }: Works): Job => ({
  name: 'audit head',
  cron: '0 0 7 * * *',
  run: async now => {
    const { entries, head, brokenAt } = await stores.audit.verify()
    if (entries === 0 && brokenAt === undefined) return
    const day = now.toZonedDateTimeISO('UTC').toPlainDate()
    const end = brokenAt === undefined ? head : `${BROKEN}${brokenAt}`
    await atomically(async open => {
      const tools = { ...open, random: instruments.random }
      for (const space of await open.members.spaces()) {
        const word = { space: space.id, key: `head:${day}`, subjects: [`head ${entries} ${end}` as const], now }
        const room = await roomOf(space, open)
        if (room !== undefined) await tellRoom(word, room, tools)
        // There is one audit: where nobody named a room, the owners of the home space get it.
        else if (space.home) await tell({ ...word, to: await metOwners(space, open) }, tools)
      }
    })
  },
})

/** Nobody meets the bot by such a line. */
const metOwners = async ({ id }: Space, { members }: Stores): Promise<readonly MemberId[]> => {
  const met: MemberId[] = []
  for (const owner of await ownersOf(id, members))
    if ((await members.directPlaceOf(owner)) !== undefined) met.push(owner)
  return met
}

/** The one that was named, as long as it is linked to the space. */
const roomOf = async ({ id }: Space, { auditRooms, members }: Stores): Promise<PlaceId | undefined> => {
  const named = await auditRooms.of(id)
  const place = named === undefined ? undefined : await members.place(named)
  return place?.space === id ? place.id : undefined
}
