// Make slug: short names that people can read, type and tell apart.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asSlug } from '#src/calendar/event.ts'
import { type SlugWish, slugsFor } from '#src/calendar/make-slug.ts'

const day = Temporal.PlainDate.from('2027-03-09')
const first = (wish: Partial<SlugWish>, count = 1): readonly string[] =>
  slugsFor({ title: 'Briefing', kind: 'meeting', day, ...wish })
    .take(count)
    .toArray()

describe('slugsFor', () => {
  const rows: readonly { wish: Partial<SlugWish>; is: string; why: string }[] = [
    { wish: { title: 'Briefing for diplomats' }, is: 'briefing-diplomats', why: 'small words are left out' },
    { wish: { title: 'ID defenders', under: 'hrc-64' }, is: 'hrc-64-id-defenders', why: 'it begins with its session' },
    { wish: { title: 'HRC64 panel', under: 'hrc-64' }, is: 'hrc-64-panel', why: 'the session is not said twice' },
    {
      wish: { title: 'Réunion sur la liberté', under: 'hrc' },
      is: 'hrc-reunion-sur-liberte',
      why: 'accents are no letters of a short name',
    },
    { wish: { title: '人权理事会' }, is: 'meeting-2027-03-09', why: 'no Latin letter: kind and day' },
    {
      wish: { title: 'One two three four five six seven' },
      is: 'one-two-three-four-five',
      why: 'five words are enough',
    },
    {
      wish: { title: 'Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichen' },
      is: 'donaudampfschifffahrtsgesellschaftskapitaensmuet',
      why: 'one long word is cut',
    },
  ]
  it.each(rows)('gives $is: $why', ({ wish, is }) => {
    expect(first(wish)).toEqual([is])
  })

  it('goes on with the day, then with numbers', () => {
    expect(first({}, 4)).toEqual(['briefing', 'briefing-9-mar', 'briefing-2', 'briefing-3'])
  })

  it('makes a slug of any title, and never the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('hrc-64', undefined), (title, under) => {
        const slugs = first({ title, ...(under === undefined ? {} : { under }) }, 20)
        expect(new Set(slugs).size).toBe(slugs.length)
        for (const slug of slugs) expect(asSlug(slug)).toBe(slug)
      }),
    )
  })
})
