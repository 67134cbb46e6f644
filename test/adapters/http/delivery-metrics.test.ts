// What the operator's monitoring sees of deliveries.
import { expect, it } from 'vitest'
import { deliveryMetrics } from '#adapters/http/delivery-metrics.ts'
import type { PlaceId } from '#src/security/member.ts'
import { newsroom } from '#test/support/newsroom.ts'

const values = async (news: Awaited<ReturnType<typeof newsroom>>) => {
  const [states, oldest] = await deliveryMetrics(news.database.stores.outbox, news.clock.now())
  const counted = states?.values.filter(one => one.value > 0).map(one => [one.labels?.state, one.value])
  return { states: Object.fromEntries(counted ?? []), oldest: oldest?.values[0]?.value }
}

it('are the messages by state, and how long the oldest waits that ought to have gone', async () => {
  const news = await newsroom()
  expect(await values(news)).toEqual({ states: {}, oldest: 0 })
  await news.plan('hearing', '2026-11-22 15:00')
  await news.follow('board', { leads: ['2h'] })
  await news.clock.until(Temporal.Instant.from('2026-11-22T12:00:00Z'))
  expect(await values(news)).toEqual({ states: { sent: 1 }, oldest: 0 })
  const place = 'board' as PlaceId
  const notAfter = '2027-01-01T00:00:00.000Z'
  await news.database.stores.outbox.queue([
    { id: 'd1', key: 'd1', kind: 'report', space: news.space, place, dueAt: news.at(), notAfter },
  ])
  news.clock.sleepUntil(Temporal.Instant.from('2026-11-22T12:01:30Z'))
  expect(await values(news)).toEqual({ states: { sent: 1, queued: 1 }, oldest: 90 })
})
