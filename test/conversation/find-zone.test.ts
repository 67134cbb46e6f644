// findZone: cities and names of the IANA database to a time zone.
import { describe, expect, it } from 'vitest'
import cities from '#src/conversation/cities.json' with { type: 'json' }
import { findZone } from '#src/conversation/find-zone.ts'

describe('findZone', () => {
  it.each([
    { typed: 'Geneva', is: 'Europe/Zurich', why: 'no zone is named after it' },
    { typed: 'genève', is: 'Europe/Zurich', why: 'in French' },
    { typed: 'New York', is: 'America/New_York', why: 'a space for an underscore' },
    { typed: 'new_york', is: 'America/New_York', why: 'an underscore' },
    { typed: 'Kathmandu', is: 'Asia/Kathmandu', why: 'the newer spelling' },
    { typed: 'Delhi', is: 'Asia/Kolkata', why: 'the city that shares the zone' },
    { typed: 'Yaoundé', is: 'Africa/Douala', why: 'an accent' },
    { typed: 'Asia/Kathmandu', is: 'Asia/Kathmandu', why: 'its name' },
    { typed: 'america/argentina/buenos_aires', is: 'America/Argentina/Buenos_Aires', why: 'its name in small letters' },
    { typed: 'UTC', is: 'UTC', why: 'universal time' },
    { typed: 'gmt', is: 'UTC', why: 'as people call it' },
  ])('knows $typed: $why', ({ typed, is }) => {
    expect(findZone(typed)).toEqual({ ok: true, value: is })
  })

  it.each([
    { typed: 'CET', why: 'an abbreviation follows the clocks of no place' },
    { typed: 'Etc/GMT-2', why: 'nor does a fixed offset, whose sign everybody reads the wrong way' },
    { typed: '+02:00', why: 'nor this' },
    { typed: 'Europe/Atlantis', why: 'no such place' },
    { typed: '', why: 'nothing' },
  ])('refuses $typed: $why', ({ typed }) => {
    expect(findZone(typed)).toMatchObject({ ok: false, refusal: { sentence: expect.stringContaining('Type a city') } })
  })

  it('offers the nearest cities, each as a zone that it knows', () => {
    const zone = findZone('Genva')
    const choices = zone.ok ? [] : (zone.refusal.choices ?? [])
    expect(choices[0]).toEqual({ label: 'Geneva (Europe/Zurich)', words: 'Europe/Zurich' })
    for (const { words } of choices) expect(findZone(words)).toEqual({ ok: true, value: words })
  })

  it('names only zones that exist', () => {
    for (const zone of Object.keys(cities.zones)) expect(findZone(zone), zone).toEqual({ ok: true, value: zone })
  })
})
