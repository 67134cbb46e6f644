// Shipped calendar: what is copied under a database is what loading puts there, row by row.
import { expect, it } from 'vitest'
import { shippedEdition } from '#db/shipped/read-shipped-calendar.ts'
import { loadCalendar } from '#src/reminders/load-calendar.ts'
import type { SpaceId } from '#src/security/member.ts'
import { memoryStores, withSpaces } from './databases.ts'
import { fixedInstruments } from './instruments.ts'
import { underShippedCalendar } from './shipped-calendar.ts'

it('A copied calendar is the calendar that is loaded, and nothing else is', async () => {
  const home = { space: 'home' as SpaceId, at: '2026-11-21T08:00:00.000Z' }
  const [loaded, copied] = [await memoryStores(), await memoryStores()]
  for (const database of [loaded, copied]) await withSpaces(database, 'home', 'delta')
  await loaded.atomically(stores => loadCalendar({ ...stores, ...fixedInstruments() }, shippedEdition, home))
  await underShippedCalendar(copied, home)
  const [expected, found] = [await loaded.dump(home.at), await copied.dump(home.at)]
  expect(found).toEqual(expected)
})
