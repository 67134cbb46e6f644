// Leads: what is read, and how they are said.
import { describe, expect, it } from 'vitest'
import { eventKinds } from '#src/calendar/event.ts'
import { defaultLeads, minutesOf, readLead, readLeads, sayLeads } from '#src/reminders/lead.ts'

describe('a lead', () => {
  it.each([
    ['3d', '3d'],
    ['T-3d', '3d'],
    ['t-2h', '2h'],
    ['2w', '14d'],
    ['30min', '30m'],
    ['0d', '0d'],
    ['366d', '366d'],
  ])('is read from %s', (text, lead) => {
    expect(readLead(text)).toEqual({ ok: true, value: lead })
  })

  it.each([
    ['', 'nothing'],
    ['3', 'no unit'],
    ['-3d', 'after the event'],
    ['3y', 'no such unit'],
    ['0h', 'at the event itself'],
    ['0m', 'at the event itself'],
    ['367d', 'more than a year'],
    ['53w', 'more than a year'],
    ['1000m', 'four digits'],
    ['1.5h', 'half an hour'],
  ])('is not read from %j: %s', text => {
    expect(readLead(text)).toMatchObject({ ok: false })
  })
})

describe('several leads', () => {
  it.each([
    ['3h,1d,14d', '14d 1d 3h', 'longest first'],
    ['1d,1d', '1d', 'each once'],
    ['2w,14d', '14d', 'the same in other words, once'],
    ['24h,1d', '24h 1d', 'a day and 24 hours are two things'],
    [' 3d , 2h ', '3d 2h', 'spaces do no harm'],
  ])('are read from %j: %s', (text, leads) => {
    const read = readLeads(text)
    expect(read.ok && read.value.join(' ')).toBe(leads)
  })

  it.each(['', ',', '1d,soon', '1d,2d,3d,4d,5d,6d,7d,8d,9d'])('are not read from %j', text => {
    expect(readLeads(text)).toMatchObject({ ok: false })
  })

  it.each([
    ['14d,3d,1d,3h', '14, 3 and 1 days and 3 hours before'],
    ['1d', '1 day before'],
    ['30m', '30 minutes before'],
    ['2h,1h', '2 and 1 hours before'],
  ])('%s are said as %s', (text, words) => {
    const read = readLeads(text)
    expect(read.ok && sayLeads(read.value)).toBe(words)
  })

  it('that nobody named are those of the kind of event, longest first', () => {
    expect(defaultLeads.deadline).toEqual(['14d', '3d', '1d', '3h'])
    expect(defaultLeads.session).toEqual(['7d'])
    for (const kind of eventKinds)
      expect(defaultLeads[kind]).toEqual(defaultLeads[kind].toSorted((a, b) => minutesOf(b) - minutesOf(a)))
  })
})
