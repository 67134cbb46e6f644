// One change: what a feed costs after one of its events changed, as a share of rendering all of them.
import { calendarEdition } from '#adapters/http/feed/calendar-edition.ts'
import { type Stocked, stocked } from '#adapters/http/feed/stock.ts'
import { publicWish } from '#adapters/http/feed/wish.ts'
import type { EventId } from '#src/calendar/event.ts'
import { everything } from '#src/calendar/filter.ts'
import { manyEvents } from './many-events.ts'

const ROUNDS = 8
const wish = publicWish(everything, 'https://un.example/feeds/public/all.ics')
const imprint = { publicUrl: 'https://un.example', version: 'bench' }

/** CPU time of the text after one change, by CPU time of the first text; best rounds of both. Neither with compression. */
export const shareOfOneChange = async (count: number): Promise<number> => {
  const events = manyEvents(count, 'home')
  const best = { all: Number.POSITIVE_INFINITY, one: Number.POSITIVE_INFINITY }
  for (let round = 0; round < ROUNDS; round++) {
    const stock = stockOf(events.map(stocked))
    best.all = Math.min(best.all, await cpuOfText(stock))
    const changed = events[round * 7] as (typeof events)[number]
    stock.events.set(changed.id, stocked({ ...changed, title: 'Moved', revision: 2 }))
    best.one = Math.min(best.one, await cpuOfText(stock))
  }
  return best.one / best.all
}

const stockOf = (all: readonly Stocked[]) => ({
  events: new Map<EventId, Stocked>(all.map(one => [one.event.id, one])),
  today: Temporal.PlainDate.from('2026-11-21'),
  address: () => undefined,
  age: () => 0,
  refresh: async () => undefined,
})

const cpuOfText = async (stock: ReturnType<typeof stockOf>): Promise<number> => {
  const before = process.cpuUsage()
  await calendarEdition(wish, stock, imprint).plain()
  const { user, system } = process.cpuUsage(before)
  return user + system
}
