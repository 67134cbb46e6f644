// Planning: what falls due is said once, in time or late, through outages, floods and clocks that are set.
import { describe, expect, it } from 'vitest'
import { cancel, moveTo } from '#src/calendar/transitions.ts'
import { aWhen } from '#test/support/an-event.ts'
import { newsroom } from '#test/support/newsroom.ts'

type Newsroom = Awaited<ReturnType<typeof newsroom>>

const geneva = (text: string): Temporal.Instant => Temporal.ZonedDateTime.from(`${text}[Europe/Zurich]`).toInstant()
const moved = (when: string) => (event: Parameters<typeof moveTo>[0]) => {
  const after = moveTo(event, aWhen(when), 'confirmed')
  if (!after.ok) throw new Error(after.refusal.sentence)
  return after.value
}
/** When each post came, and its first line. */
const said = ({ postsIn }: Newsroom, address = 'board'): readonly string[] =>
  postsIn(address).map(
    one => `${one.at.slice(0, 16)} ${one.how === 'edit' ? '(edited) ' : ''}${one.text.split('\n')[0]}`,
  )

const remindersOf = ({ postsIn }: Newsroom, slug: string, address = 'board') =>
  postsIn(address).filter(one => one.how === 'new' && one.text.split('\n')[0]?.includes(`(${slug})`))

const everythingRests = async ({ database }: Newsroom): Promise<void> => {
  const { queued, sending, retry } = await database.stores.outbox.counts()
  expect({ queued, sending, retry }).toEqual({ queued: 0, sending: 0, retry: 0 })
}

describe('a reminder', () => {
  it('comes at nine in Geneva on both sides of a change of clocks', async () => {
    const news = await newsroom()
    await news.plan('hearing', '2027-03-30 15:00')
    await news.follow('board', { leads: ['3d', '2d'] })
    await news.clock.until(geneva('2027-03-31T00:00'))
    expect(said(news)).toEqual([
      '2027-03-27T08:00 In 3 days: hearing (hearing)',
      '2027-03-28T07:00 In 2 days: hearing (hearing)',
    ])
  })

  it('of a lead that two subscriptions of a room share comes once', async () => {
    const news = await newsroom()
    await news.plan('hearing', '2026-12-10 15:00')
    await news.follow('board', { leads: ['1d'] })
    await news.follow('board', { leads: ['1d', '2h'] })
    await news.clock.until(geneva('2026-12-11T00:00'))
    expect(said(news)).toHaveLength(2)
  })

  it('of a lead that was past when the event was planned does not come', async () => {
    const news = await newsroom()
    await news.follow('board', { leads: ['14d', '1d'] })
    await news.plan('hearing', '2026-11-25 15:00')
    await news.clock.until(geneva('2026-11-26T00:00'))
    expect(said(news)).toEqual(['2026-11-24T08:00 Tomorrow: hearing (hearing)'])
  })

  it('follows its event to another date, and never comes for the old one', async () => {
    const news = await newsroom()
    await news.plan('hearing', '2026-12-10 15:00')
    await news.follow('board', { leads: ['1d'] })
    await news.change('hearing', moved('2026-12-15 15:00'))
    await news.clock.until(geneva('2026-12-16T00:00'))
    expect(remindersOf(news, 'hearing').map(one => `${one.at} ${one.text.split(':')[0]}`)).toEqual([
      '2026-11-21T09:10:00Z MOVED  hearing (hearing)\n  ~Was',
      '2026-12-14T08:00:00Z Tomorrow',
    ])
  })

  it('comes again for a date to which the event returns', async () => {
    const news = await newsroom()
    await news.plan('hearing', '2026-12-10 15:00')
    await news.follow('board', { leads: ['1d'] })
    await news.change('hearing', moved('2026-12-15 15:00'))
    await news.change('hearing', moved('2026-12-10 15:00'))
    await news.clock.until(geneva('2026-12-16T00:00'))
    expect(said(news).filter(line => line.includes('Tomorrow'))).toEqual([
      '2026-12-09T08:00 Tomorrow: hearing (hearing)',
    ])
  })

  it('of what falls is not sent', async () => {
    const news = await newsroom()
    await news.plan('hearing', '2026-12-10 15:00')
    await news.follow('board', { leads: ['1d'] })
    await news.change('hearing', event => {
      const after = cancel(event, 'no quorum')
      if (!after.ok) throw new Error(after.refusal.sentence)
      return after.value
    })
    await news.clock.until(geneva('2026-12-16T00:00'))
    expect(said(news)).toEqual(['2026-11-21T09:10 CANCELLED  hearing (hearing)'])
  })

  it('late by more than a moment says so, and by less does not', async () => {
    const news = await newsroom()
    await news.plan('hearing', '2026-12-10 15:00')
    await news.plan('panel', '2026-12-12 15:00')
    await news.follow('board', { leads: ['1d'] })
    news.clock.sleepUntil(geneva('2026-12-09T09:40'))
    await news.clock.tick()
    await news.clock.until(geneva('2026-12-11T08:59'))
    news.clock.sleepUntil(geneva('2026-12-11T09:02'))
    await news.clock.tick()
    const [first, second] = news.postsIn('board')
    expect(first?.text).toContain('Late by 40 minutes')
    expect(second?.text).not.toContain('Late')
  })
})

describe('after an outage of a fortnight', () => {
  const outage = async (events: number) => {
    const news = await newsroom()
    for (let day = 1; day <= events; day++)
      await news.plan(
        `past-${day}`,
        `2026-12-${String(1 + (day % 12)).padStart(2, '0')} ${String(8 + (day % 10)).padStart(2, '0')}:00`,
      )
    await news.plan('ahead', '2026-12-19 15:00')
    await news.follow('board', { leads: ['7d', '1d', '3h'] })
    await news.follow('other', { leads: ['1d'] })
    news.clock.sleepUntil(geneva('2026-12-14T12:00'))
    await news.clock.tick()
    await news.clock.tick()
    return news
  }

  it.each([3, 40])('over %i events, what was missed is one list a room, and what is of use is said', async events => {
    const news = await outage(events)
    const lists = news.postsIn('board').filter(one => one.text.includes('did not come in time'))
    expect(lists).toHaveLength(1)
    for (let day = 1; day <= Math.min(events, 40); day++) expect(lists[0]?.text).toContain(`(past-${day})`)
    expect(news.postsIn('board').length).toBeLessThanOrEqual(2)
    expect(news.postsIn('board').some(one => one.text.includes('ahead (ahead)'))).toBe(true)
    expect(news.postsIn('other').filter(one => one.text.includes('did not come in time'))).toHaveLength(1)
    await everythingRests(news)
  })

  it('says it once, and goes on in time', async () => {
    const news = await outage(10)
    const before = news.postsIn('board').length
    await news.clock.until(geneva('2026-12-20T00:00'))
    expect(said(news).slice(before)).toEqual([
      '2026-12-18T08:00 Tomorrow: ahead (ahead)',
      '2026-12-19T11:00 In 3 hours: ahead (ahead)',
    ])
  })

  it('brings one digest, the newest', async () => {
    const news = await newsroom()
    await news.follow('board', { leads: [], digest: 'daily-08:00' })
    news.clock.sleepUntil(geneva('2026-12-05T08:30'))
    await news.clock.tick()
    await news.clock.until(geneva('2026-12-07T00:00'))
    expect(said(news).map(line => line.slice(0, 16))).toEqual(['2026-12-05T07:30', '2026-12-06T07:00'])
  })

  it('tells in the digest of every day since the one before, and says that it is late', async () => {
    const news = await newsroom()
    await news.plan('hearing', '2027-03-10 15:00')
    await news.follow('board', { leads: [], digest: 'daily-08:00' })
    await news.clock.until(geneva('2026-11-22T12:00'))
    await news.change('hearing', moved('2027-03-11 15:00'))
    news.clock.sleepUntil(geneva('2026-12-05T08:30'))
    await news.clock.tick()
    await news.clock.until(geneva('2026-12-07T00:00'))
    const [, afterwards, next] = news.postsIn('board').map(one => one.text)
    expect(afterwards).toContain('MOVED  hearing')
    expect(afterwards).toContain('Late by 30 minutes')
    expect(next).not.toContain('hearing')
    expect(next).not.toContain('Late')
  })

  it('brings a weekly digest even on the third day, but not on the fifth', async () => {
    for (const [day, digests] of [
      ['2026-12-09T12:00', 1],
      ['2026-12-11T12:00', 0],
    ] as const) {
      const news = await newsroom()
      await news.follow('board', { leads: [], digest: 'mon-08:00' })
      news.clock.sleepUntil(geneva(day))
      await news.clock.tick()
      expect(news.postsIn('board'), day).toHaveLength(digests)
    }
  })
})

describe('a flood', () => {
  it.each([
    [20, 20, 'that many are said one by one'],
    [21, 1, 'more become one list'],
  ])('of %i late reminders becomes %i messages: %s', async (events, messages) => {
    const news = await newsroom()
    for (let number = 1; number <= events; number++) await news.plan(`panel-${number}`, '2026-12-10 15:00')
    await news.follow('board', { leads: ['1d'] })
    news.clock.sleepUntil(geneva('2026-12-09T09:30'))
    for (let tick = 0; tick < 3; tick++) await news.clock.tick()
    expect(news.postsIn('board')).toHaveLength(messages)
    const all = news
      .postsIn('board')
      .map(one => one.text)
      .join('\n')
    for (let number = 1; number <= events; number++) expect(all).toContain(`(panel-${number})`)
    await everythingRests(news)
  })

  it('that is not late is no flood: what is due today is said', async () => {
    const news = await newsroom()
    for (let number = 1; number <= 25; number++) await news.plan(`panel-${number}`, '2026-12-10 15:00')
    await news.follow('board', { leads: ['1d'] })
    await news.clock.until(geneva('2026-12-09T09:00'))
    expect(news.postsIn('board')).toHaveLength(25)
  })
})

describe('a clock that ran a year ahead and was put back', () => {
  const ranAhead = async () => {
    const news = await newsroom()
    for (let month = 1; month <= 10; month++)
      for (const number of [1, 2, 3, 4])
        await news.plan(`m${month}-${number}`, `2027-${String(month).padStart(2, '0')}-1${number} 15:00`)
    await news.follow('board', { leads: ['3d', '2h'] })
    await news.follow('daily', { leads: [], digest: 'daily-08:00' })
    await news.clock.tick()
    const start = news.clock.now()
    news.clock.setTo(start.add({ hours: 365 * 24 }))
    for (let tick = 0; tick < 3; tick++) await news.clock.tick()
    const ahead = { board: news.postsIn('board').length, daily: news.postsIn('daily').length }
    news.clock.setTo(start)
    for (let tick = 0; tick < 3; tick++) await news.clock.tick()
    return { news, ahead }
  }

  it('floods nobody', async () => {
    const { news, ahead } = await ranAhead()
    expect(ahead.board).toBeLessThanOrEqual(1)
    expect(ahead.daily).toBeLessThanOrEqual(1)
    expect(news.postsIn('board')).toHaveLength(ahead.board)
    expect(news.postsIn('daily')).toHaveLength(ahead.daily)
  })

  it('says every reminder at its time all the same, each once', async () => {
    const { news } = await ranAhead()
    await news.clock.until(geneva('2027-11-01T00:00'))
    for (let month = 1; month <= 10; month++)
      for (const number of [1, 2, 3, 4]) {
        const when = Temporal.PlainDate.from({ year: 2027, month, day: 10 + number })
        const times = remindersOf(news, `m${month}-${number}`).map(one => one.at)
        const [days, hours] = [when.subtract({ days: 3 }).toPlainDateTime('09:00'), when.toPlainDateTime('13:00')]
        expect(times, `m${month}-${number}`).toEqual([days, hours].map(at => geneva(String(at)).toString()))
      }
    await everythingRests(news)
  })

  it('brings the digest tomorrow, not in a year', async () => {
    const { news, ahead } = await ranAhead()
    await news.clock.until(geneva('2026-11-24T12:00'))
    expect(
      said(news, 'daily')
        .slice(ahead.daily)
        .map(line => line.slice(0, 16)),
    ).toEqual(['2026-11-22T07:00', '2026-11-23T07:00', '2026-11-24T07:00'])
  })
})

describe('a clock that was put back by less than an hour', () => {
  it('doubles nothing', async () => {
    const news = await newsroom()
    await news.plan('hearing', '2026-11-22 15:00')
    await news.follow('board', { leads: ['1d', '28h'] })
    await news.clock.until(geneva('2026-11-21T11:00'))
    for (let step = 0; step < 5; step++) {
      news.clock.setTo(geneva('2026-11-21T10:30'))
      await news.clock.tick()
      await news.clock.until(geneva('2026-11-21T11:15'))
    }
    expect(said(news)).toHaveLength(1)
  })
})
