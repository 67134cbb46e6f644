// Reading the shipped calendar: each fault is told with its file and line.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readShippedCalendar } from '#db/shipped/read-shipped-calendar.ts'

const folder = mkdtempSync(join(tmpdir(), 'shipped-'))
afterAll(() => rmSync(folder, { recursive: true }))

const good = {
  slug: 'hrc-64',
  body: 'HRC',
  kind: 'session',
  title: 'Human Rights Council, 64th regular session',
  window: ['2027-02-22', '2027-04-03'],
  certainty: 'estimated',
  sources: [{ text: 'A page' }],
}
const { window: _, ...undated } = good

const index = { version: '2026-11-21', compiled: '2026-11-20', files: ['hrc.json'], notes: [] }

const ship = (lines: readonly unknown[], head: unknown = index) => {
  const texts = lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line)))
  writeFileSync(join(folder, 'index.json'), JSON.stringify(head))
  writeFileSync(join(folder, 'hrc.json'), `[\n${texts.join(',\n')}\n]\n`)
  return readShippedCalendar(folder)
}

describe('a shipped calendar', () => {
  it('is read with what goes without saying', () => {
    expect(ship([good]).events[0]).toMatchObject({
      state: 'planned',
      place: 'Geneva',
      when: { zone: 'Europe/Zurich' },
      countries: [],
      tags: [],
      sources: [{ text: 'A page', checkedOn: '2026-11-20' }],
      computed: false,
      withdrawn: false,
    })
  })

  it('keeps what a line says otherwise', () => {
    const sources = [{ text: 'A page', says: 'Moved', checkedOn: '2026-12-01' }]
    const line = { ...good, place: 'Suva', zone: 'Pacific/Fiji', state: 'moved', sources }
    expect(ship([line]).events[0]).toMatchObject({
      place: 'Suva',
      when: { zone: 'Pacific/Fiji' },
      state: 'moved',
      sources,
    })
  })

  it.each([
    { why: 'broken JSON', lines: [good, '{ "slug": '], says: /hrc\.json line 3: .*JSON/ },
    {
      why: 'a word for a day',
      lines: [{ ...good, window: ['soon', '2027-04-03'] }],
      says: /hrc\.json line 2: .*ISO date/s,
    },
    { why: 'a day that does not exist', lines: [{ ...undated, days: ['2027-02-29', '2027-03-05'] }], says: /line 2/ },
    { why: 'an empty span', lines: [{ ...good, window: ['2027-04-03', '2027-04-03'] }], says: /ends before it begins/ },
    { why: 'no date at all', lines: [undated], says: /line 2: .*exactly one of days, moment, session, month, window/s },
    { why: 'two dates', lines: [{ ...good, days: ['2027-02-22', '2027-04-03'] }], says: /exactly one of/ },
    { why: 'an hour with seconds', lines: [{ ...undated, moment: '2027-02-22T10:00:30' }], says: /line 2/ },
    { why: 'an unknown body', lines: [{ ...good, body: 'HRB' }], says: /line 2: .*HRC/s },
    { why: 'a misspelt key', lines: [{ ...good, titel: 'x' }], says: /titel/ },
    { why: 'no source', lines: [{ ...good, sources: [] }], says: /sources/ },
    { why: 'a code of no State', lines: [{ ...good, country: 'XXX' }], says: /no State has this code/ },
    { why: 'an unknown rule', lines: [{ ...good, rule: 'hrc-unknown' }], says: /no such deadline rule/ },
    { why: 'an unknown zone', lines: [{ ...good, zone: 'Europe/Geneva' }], says: /no such time zone/ },
    { why: 'a slug in capitals', lines: [{ ...good, slug: 'HRC-64' }], says: /not a slug/ },
    { why: 'the same slug twice', lines: [good, good], says: /line 3: hrc-64 is already at .*line 2/ },
    { why: 'a parent that does not ship', lines: [{ ...good, parent: 'hrc-99' }], says: /line 2: no event hrc-99/ },
  ])('is refused for $why, with the place of the fault', ({ lines, says }) => {
    expect(() => ship(lines)).toThrow(says)
  })

  it('is refused without a good head', () => {
    expect(() => ship([good], { ...index, version: 'new' })).toThrow(/index\.json: /)
  })
})
