// Status of deliveries: what people are to look at, and what they need not.
import { expect, it } from 'vitest'
import { menu } from '#src/commands/index.ts'
import type { DeliveryKind, DeliveryState } from '#src/reminders/delivery.ts'
import { plainText } from '#src/reply/plain-text.ts'
import type { PlaceId, SpaceId } from '#src/security/member.ts'
import { openWorld } from '#test/support/world.ts'

const at = '2026-11-21T08:00:00.000Z'

it.each<{ why: string; kind: DeliveryKind; state: DeliveryState; said: string }>([
  { why: 'nobody can tell whether it came', kind: 'reminder', state: 'unconfirmed', said: '1 unconfirmed' },
  { why: 'nobody can tell whether it was done', kind: 'correction', state: 'unconfirmed', said: '1 unconfirmed' },
  { why: 'it never will come', kind: 'reminder', state: 'dead', said: '1 failed' },
  { why: 'the report of its change tells of it', kind: 'correction', state: 'dead', said: 'none failed' },
  { why: 'it came', kind: 'correction', state: 'sent', said: 'none failed' },
])('A $kind that is $state: $why, so status says "$said"', async ({ kind, state, said }) => {
  await using world = await openWorld(menu)
  const { stores, db } = world.database
  const home = await stores.members.homeSpace()
  const place = 'room' as PlaceId
  await stores.members.setPlace(
    { id: place, platform: 'slack', address: 'C1', kind: 'room', space: home.id },
    undefined,
    at,
  )
  await stores.outbox.queue([
    { id: 'd1', key: 'd1', kind, space: home.id as SpaceId, place, dueAt: at, notAfter: '2026-12-01T00:00:00.000Z' },
  ])
  await db.updateTable('delivery').set({ state, settled_at: at }).execute()
  expect(plainText((await world.say('coordinator', 'status')).document)).toContain(said)
})
