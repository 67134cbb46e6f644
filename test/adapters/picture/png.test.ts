// Pictures as pixels: the drawing of the product becomes a PNG with its letters in it.
import { describe, expect, it } from 'vitest'
import { pngOf } from '#adapters/picture/png.ts'
import { timeline } from '#src/calendar/timeline.ts'
import { anEvent } from '#test/support/an-event.ts'

const reader = { language: 'en', zone: 'Europe/Zurich', today: Temporal.PlainDate.from('2026-11-21') } as const
const events = [
  anEvent({ slug: 'hrc-64', kind: 'session', title: '<b>64th</b> & more', when: '2027-02-22..2027-04-02' }),
  anEvent({ slug: 'crc-deadline', body: 'CRC', kind: 'deadline', title: 'Submission', when: '2026-12-15' }),
]

describe('a timeline', () => {
  it('has a table that says in words what the picture shows', () => {
    const { rows, picture } = timeline(events, reader)
    expect(rows).toEqual([
      ['HRC', '<b>64th</b> & more', '22 Feb – 2 Apr 2027', 'confirmed'],
      ['CRC', 'Submission', 'Tue 15 Dec', 'confirmed'],
    ])
    expect(picture.alt).toContain('2 sessions and deadlines of 2 bodies, 2 with a fixed date')
  })

  it('draws no text of people, so that no title can become markup', () => {
    expect(timeline(events, reader).picture.svg).not.toContain('64th')
  })

  it('becomes a PNG of twice its size', async () => {
    const { picture } = timeline(events, reader)
    const png = Buffer.from(await pngOf(picture))
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(1920)
  })

  it('is drawn while others are answered, and one that cannot be drawn is said to be', async () => {
    const { picture } = timeline(events, reader)
    await pngOf(picture)
    let answered = 0
    const answering = setInterval(() => answered++)
    const drawn = [pngOf(picture), pngOf({ ...picture, svg: '<svg' }), pngOf(picture)]
    const [first, broken, last] = await Promise.allSettled(drawn)
    clearInterval(answering)
    expect(answered).toBeGreaterThan(0)
    expect([first?.status, broken?.status, last?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })
})
