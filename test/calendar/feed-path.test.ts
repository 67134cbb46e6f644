// Addresses of public feeds.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodies, treatyBodies } from '#src/calendar/body.ts'
import { eventKinds } from '#src/calendar/event.ts'
import { publicFeedName, publicFeedPath, readFeedPath } from '#src/calendar/feed-path.ts'
import { everything, type Filter } from '#src/calendar/filter.ts'
import type { Iso3 } from '#src/states/state.ts'

const iso = (code: string) => code as Iso3

describe('the address of a public feed', () => {
  it.each<{ path: string; filter: Partial<Filter>; why: string }>([
    { path: '/feeds/public/all.ics', filter: {}, why: 'everything has a name' },
    { path: '/feeds/public/hrc.ics', filter: { bodies: ['HRC'] }, why: 'one body' },
    { path: '/feeds/public/ngo-committee.ics', filter: { bodies: ['NGO_COMMITTEE'] }, why: 'ids have underscores' },
    { path: '/feeds/public/hrc-deadlines.ics', filter: { bodies: ['HRC'], kinds: ['deadline'] }, why: 'one kind' },
    { path: '/feeds/public/all-deadlines.ics', filter: { kinds: ['deadline'] }, why: 'a kind of all bodies' },
    { path: '/feeds/public/state/npl.ics', filter: { countries: [iso('NPL')] }, why: 'one State' },
    {
      path: '/feeds/public/treaty-deadlines/state/npl.ics',
      filter: { bodies: treatyBodies, kinds: ['deadline'], countries: [iso('NPL')] },
      why: 'what a newcomer asks for',
    },
    {
      path: '/feeds/public/hrc.upr-sessions.deadlines/state/lka.npl.ics',
      filter: { bodies: ['UPR', 'HRC'], kinds: ['deadline', 'session'], countries: [iso('NPL'), iso('LKA')] },
      why: 'the order of the wish does not matter',
    },
  ])('$path is read and written: $why', ({ path, filter }) => {
    const whole = { ...everything, ...filter }
    expect(publicFeedPath(whole)).toBe(path)
    const read = readFeedPath(path.toUpperCase())
    expect(read && publicFeedPath(read)).toBe(path)
    expect(new Set(read?.bodies)).toEqual(new Set(whole.bodies))
  })
  it.each(['/feeds/public/', '/feeds/public/.ics', '/feeds/public/xyz.ics', '/feeds/public/hrc', '/feeds/hrc.ics'])(
    'is not %s',
    path => expect(readFeedPath(path)).toBeUndefined(),
  )
  it.each(['hrc-parties', 'hrc/state/xxx', 'hrc/state/npl/state/lka', 'hrc.', 'hrc/state/', 'state', 'hrc-', '../hrc'])(
    'is not one with %s',
    what => expect(readFeedPath(`/feeds/public/${what}.ics`)).toBeUndefined(),
  )
  it('does not exist for what only a secret feed can hold', () => {
    expect(publicFeedPath({ ...everything, tags: ['lgbti'] })).toBeUndefined()
    expect(publicFeedPath({ ...everything, text: 'torture' })).toBeUndefined()
  })
  it('comes back as it was, whatever is chosen, and fits what Google takes', () => {
    const filters = fc.record({
      bodies: fc.subarray(bodies.map(body => body.id)),
      kinds: fc.subarray([...eventKinds]),
      countries: fc.subarray(['NPL', 'LKA', 'KEN'].map(iso)),
    })
    fc.assert(
      fc.property(filters, chosen => {
        const path = publicFeedPath({ ...everything, ...chosen }) as string
        const read = readFeedPath(path) as Filter
        expect(publicFeedPath(read)).toBe(path)
        expect({ ...read }).toEqual({ ...everything, ...chosen, countries: chosen.countries.toSorted() })
        expect(path.length).toBeLessThan(200)
      }),
    )
  })
  it('gives the calendar a name', () => {
    expect(publicFeedName({ ...everything, bodies: treatyBodies, kinds: ['deadline'], countries: [iso('NPL')] })).toBe(
      'UN human rights calendar: treaty bodies, deadlines, Nepal',
    )
    expect(publicFeedName(everything)).toBe('UN human rights calendar')
  })
})
