// Filter: which events it wants, how it is typed, and what is said to somebody who mistyped it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodies } from '#src/calendar/body.ts'
import { certainties, eventId, eventKinds, type Slug } from '#src/calendar/event.ts'
import { everything, type Filter, filterInWords, filterWords, matches } from '#src/calendar/filter.ts'
import { readFilter } from '#src/calendar/read-filter.ts'
import { precisions } from '#src/calendar/when.ts'
import { cut } from '#src/conversation/words.ts'
import { iso3, states } from '#src/states/state.ts'
import { anEvent } from '#test/support/an-event.ts'

const reading = (text: string) => readFilter(cut(text).tokens)

const filterOf = (text: string): Filter => {
  const filter = reading(text)
  if (!filter.ok) throw new Error(filter.refusal.sentence)
  return filter.value
}

describe('readFilter', () => {
  const understood: readonly { text: string; is: Partial<Filter>; why: string }[] = [
    { text: '', is: {}, why: 'nothing said is everything' },
    { text: 'all', is: {}, why: 'and so is the word' },
    { text: 'HRC', is: { bodies: ['HRC'] }, why: 'a body' },
    { text: 'third', is: { bodies: ['GA3C'] }, why: 'a body by what people call it' },
    { text: 'CAT', is: { bodies: ['CAT'] }, why: 'a body, not a State that ends so' },
    { text: 'deadlines', is: { kinds: ['deadline'] }, why: 'a kind in the plural' },
    { text: 'pre-sessions', is: { kinds: ['presession'] }, why: 'as people spell it' },
    { text: 'state:NPL', is: { countries: [iso3('NPL')] }, why: 'a State by its code' },
    { text: 'state:npl,KEN', is: { countries: [iso3('NPL'), iso3('KEN')] }, why: 'commas between values' },
    { text: 'Nepal', is: { countries: [iso3('NPL')] }, why: 'a State by its name' },
    { text: 'Sri Lanka deadlines', is: { countries: [iso3('LKA')], kinds: ['deadline'] }, why: 'two words of a name' },
    { text: 'South Sudan', is: { countries: [iso3('SSD')] }, why: 'the longest reading wins over Sudan' },
    { text: "Côte d'Ivoire", is: { countries: [iso3('CIV')] }, why: 'an accent and an apostrophe' },
    { text: 'hrc-64', is: { events: [{ slug: 'hrc-64' as Slug }] }, why: 'a short name with a number' },
    { text: 'HRC 64', is: { events: [{ slug: 'hrc-64' as Slug }] }, why: 'a session as people say it' },
    { text: 'HRC64 deadlines', is: { events: [{ slug: 'hrc-64' as Slug }], kinds: ['deadline'] }, why: 'in one word' },
    { text: 'text:"civic space"', is: { text: 'civic space' }, why: 'words of a title' },
    { text: 'HRC CAT HRC', is: { bodies: ['HRC', 'CAT'] }, why: 'twice is once' },
    { text: 'kind:session,review', is: { kinds: ['session', 'review'] }, why: 'keys take lists' },
    { text: 'tag:Inferred', is: { tags: ['inferred'] }, why: 'tags are lower case' },
  ]
  it.each(understood)('reads "$text": $why', ({ text, is }) => {
    expect(reading(text)).toEqual({ ok: true, value: { ...everything, ...is } })
  })

  it('knows all treaty bodies by one word', () => {
    expect(filterOf('treaty').bodies).toHaveLength(10)
    expect(filterOf('body:treaty')).toEqual(filterOf('treaty'))
  })

  const refused: readonly { text: string; says: RegExp; choices?: readonly string[]; why: string }[] = [
    {
      text: 'HRC Congo deadlines',
      says: /more than one State/,
      choices: ['HRC state:COG deadlines', 'HRC state:COD deadlines'],
      why: 'choices keep the other words',
    },
    {
      text: 'state:KEN,Korea',
      says: /more than one State/,
      choices: ['state:KEN,KOR', 'state:KEN,PRK'],
      why: 'and the other values',
    },
    {
      text: 'Guinee',
      says: /no body, State or kind/,
      choices: ['state:GIN', 'state:GNB', 'state:GNQ', 'text:Guinee'],
      why: 'never a guess',
    },
    { text: 'civic', says: /type text:civic/, choices: ['text:civic'], why: 'a word of a title needs its key' },
    { text: 'wide:open', says: /no filter "wide:"/, why: 'an unknown key lists the known' },
    { text: 'state:', says: /needs a value/, why: 'no value does not mean all' },
    { text: 'text:?!', says: /needs a word/, why: 'no letter does not mean all' },
    { text: 'kind:party', says: /takes one of session/, why: 'the list is said' },
    { text: 'body:NATO', says: /no body "NATO"/, why: 'not a body' },
    { text: 'event:"two words"', says: /not the short name/, why: 'not a short name' },
  ]
  it.each(refused)('refuses "$text": $why', ({ text, says, choices }) => {
    const filter = reading(text)
    expect(filter).toMatchObject({ ok: false, refusal: { sentence: expect.stringMatching(says) } })
    if (choices !== undefined && !filter.ok)
      expect(filter.refusal.choices?.map(choice => choice.words)).toEqual(choices)
  })

  it('reads what filterWords says as the same filter', () => {
    const some = <T>(list: readonly T[]) => fc.uniqueArray(fc.constantFrom(...list), { maxLength: 3 })
    const slug = fc.stringMatching(/^[a-z]{2,6}(-[a-z0-9]{1,5}){0,2}$/)
    const filter = fc.record({
      bodies: some(bodies.map(body => body.id)),
      countries: some(states.map(state => state.iso3)),
      kinds: some(eventKinds),
      tags: some(['inferred', 'special', 'visit']),
      certainties: some(certainties),
      precisions: some(precisions),
      events: fc.uniqueArray(slug, { maxLength: 2 }).map(slugs => slugs.map(one => ({ slug: one as Slug }))),
    })
    const text = fc.option(fc.stringMatching(/^[a-zé]+( [a-z:0-9]+)?$/), { nil: undefined })
    fc.assert(
      fc.property(filter, text, (lists, words) => {
        const whole: Filter = words === undefined ? lists : { ...lists, text: words }
        expect(reading(filterWords(whole))).toEqual({ ok: true, value: whole })
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void reading(text)))
  })
})

describe('matches', () => {
  const review = anEvent({
    slug: 'upr-54-npl',
    body: 'UPR',
    kind: 'review',
    title: 'UPR review: Népal',
    country: iso3('NPL'),
    parent: eventId('upr-54'),
    when: 'between 2027-01-01..2027-02-28',
    certainty: 'estimated',
    room: 'Room XX',
  })
  const session = { ...review, slug: 'upr-54' as Slug, kind: 'session' as const, countries: [iso3('NPL'), iso3('KEN')] }
  const wanted: readonly { text: string; event?: typeof review; is: boolean; why: string }[] = [
    { text: 'all', is: true, why: 'everything is wanted' },
    { text: 'UPR reviews Nepal', is: true, why: 'every list has one of its values' },
    { text: 'UPR deadlines', is: false, why: 'one list has none' },
    { text: 'HRC UPR', is: true, why: 'one value of a list is enough' },
    { text: 'state:KEN', event: session, is: true, why: 'a session takes up each of its States' },
    { text: 'state:KEN', is: false, why: 'a review takes up one' },
    { text: 'certainty:estimated precision:window', is: true, why: 'how well it is known' },
    { text: 'text:nepal', is: true, why: 'words in any case and accents' },
    { text: 'text:"ROOM xx"', is: true, why: 'the room is searched too' },
    { text: 'text:peru', is: false, why: 'another word' },
    { text: 'event:upr-54', is: false, why: 'without the id nobody knows what hangs on it' },
  ]
  it.each(wanted)('is $is for "$text": $why', ({ text, event, is }) => {
    expect(matches(filterOf(text), event ?? review)).toBe(is)
  })

  it('wants what hangs on an event when its id is known', () => {
    const filter: Filter = { ...everything, events: [{ slug: 'upr-54' as Slug, id: eventId('upr-54') }] }
    expect(matches(filter, review)).toBe(true)
  })
})

describe('a filter in words', () => {
  it('reads like a list', () => {
    expect(filterInWords(filterOf('HRC deadlines Nepal text:civic'))).toBe('HRC, Nepal, deadlines, "civic"')
    expect(filterInWords(everything)).toBe('everything')
  })
})
