// Membership: who sat where on which day, checked against the seats of each group and against known days.
import { describe, expect, it } from 'vitest'
import type { MemberBody } from '#src/states/member-body.ts'
import { membersOn, votingMembersOn } from '#src/states/membership.ts'
import { iso3, REGIONAL_GROUPS } from '#src/states/state.ts'

const on = (day: string): Temporal.PlainDate => Temporal.PlainDate.from(day)
const codesOn = (body: MemberBody, day: string) => membersOn(body, on(day)).members.map(member => member.iso3)

/** Members by group, in the order of REGIONAL_GROUPS. */
const seatsOn = (body: MemberBody, day: Temporal.PlainDate): string => {
  const { members } = membersOn(body, day)
  return REGIONAL_GROUPS.map(group => members.filter(member => member.group === group).length).join('/')
}

describe('membersOn', () => {
  it('gives the Council 47 members in 13/13/6/8/7 on every day but two gaps of one seat', () => {
    const wrong: string[] = []
    for (let day = on('2006-06-19'); day.year < 2027; day = day.add({ days: 1 })) {
      const seats = seatsOn('HRC', day)
      if (seats !== '13/13/6/8/7') wrong.push(`${day} ${seats}`)
    }
    const gaps = wrong.map(line => line.slice(0, 10))
    expect(wrong.filter(line => line.endsWith('13/13/6/8/6'))).toHaveLength(23)
    expect(wrong.filter(line => line.endsWith('13/13/5/8/7'))).toHaveLength(32)
    expect([gaps[0], gaps[22], gaps[23], gaps[54]]).toEqual(['2018-06-20', '2018-07-12', '2022-04-08', '2022-05-09'])
    expect(gaps).toHaveLength(55)
  })

  const rollCalls: readonly { day: string; printed: string; why: string }[] = [
    {
      day: '2011-06-17',
      printed:
        'AGO ARG BEL BFA BGD BHR BRA CHE CHL CHN CMR CUB DJI ECU ESP FRA GAB GBR GHA GTM HUN JOR ' +
        'JPN KGZ KOR LBY MDA MDV MEX MRT MUS MYS NGA NOR PAK POL QAT RUS SAU SEN SVK THA UGA UKR ' +
        'URY USA ZMB',
      why: 'resolution 17/19: three lists, one absent, one suspended',
    },
    {
      day: '2020-10-06',
      printed:
        'AFG AGO ARG ARM AUS AUT BFA BGD BGR BHR BHS BRA CHL CMR COD CZE DEU DNK ERI ESP FJI IDN ' +
        'IND ITA JPN KOR LBY MEX MHL MRT NAM NGA NLD NPL PAK PER PHL POL QAT SDN SEN SOM SVK TGO ' +
        'UKR URY VEN',
      why: 'resolution 45/20: three lists',
    },
  ]
  it.each(rollCalls)('names exactly the members printed in the roll call of $day, $why', ({ day, printed }) => {
    expect(codesOn('HRC', day)).toEqual(printed.split(' '))
  })

  const councilDays: readonly { day: string; state: string; sits: boolean; why: string }[] = [
    { day: '2006-06-18', state: 'CHE', sits: false, why: 'the Council does not exist yet' },
    { day: '2006-06-19', state: 'CHE', sits: true, why: 'first day' },
    { day: '2007-06-18', state: 'ZAF', sits: true, why: 'last day of a one-year term' },
    { day: '2007-06-18', state: 'EGY', sits: false, why: 'the day before its first' },
    { day: '2007-06-19', state: 'EGY', sits: true, why: 'first day' },
    { day: '2012-06-19', state: 'USA', sits: true, why: 'terms of 2009 were prolonged to December 2012' },
    { day: '2012-12-31', state: 'CHN', sits: true, why: 'last day of the prolonged term' },
    { day: '2013-01-01', state: 'CHN', sits: false, why: 'out for a year' },
    { day: '2018-06-19', state: 'USA', sits: true, why: 'the day it withdrew' },
    { day: '2018-06-20', state: 'USA', sits: false, why: 'withdrew the day before' },
    { day: '2018-07-12', state: 'ISL', sits: false, why: 'elected the next day' },
    { day: '2018-07-13', state: 'ISL', sits: true, why: 'elected for the rest of the term' },
    { day: '2020-10-06', state: 'COD', sits: true, why: 'the Congo that sat in 2020' },
    { day: '2020-10-06', state: 'COG', sits: false, why: 'the other Congo' },
    { day: '2022-04-07', state: 'RUS', sits: true, why: 'suspended, but still a member' },
    { day: '2022-04-08', state: 'RUS', sits: false, why: 'had left' },
    { day: '2022-05-09', state: 'CZE', sits: false, why: 'elected the next day' },
    { day: '2022-05-10', state: 'CZE', sits: true, why: 'elected for the rest of the term' },
    { day: '2023-10-10', state: 'RUS', sits: false, why: 'candidate, not elected' },
    { day: '2025-01-01', state: 'USA', sits: false, why: 'term ended in 2024' },
    { day: '2026-12-31', state: 'CHN', sits: true, why: 'last day of a term' },
    { day: '2028-12-31', state: 'GBR', sits: true, why: 'elected in 2025 for three years' },
  ]
  it.each(councilDays)('says of $state in the Council on $day: $sits, $why', ({ day, state, sits }) => {
    expect(codesOn('HRC', day).includes(iso3(state))).toBe(sits)
  })

  const suspensions: readonly { day: string; suspended: readonly string[]; voting: number; why: string }[] = [
    { day: '2011-02-28', suspended: [], voting: 47, why: 'the day before' },
    { day: '2011-03-01', suspended: ['LBY'], voting: 46, why: 'A/RES/65/265' },
    { day: '2011-06-17', suspended: ['LBY'], voting: 46, why: 'the vote on 17/19' },
    { day: '2011-11-18', suspended: ['LBY'], voting: 46, why: 'the day it was lifted' },
    { day: '2011-11-19', suspended: [], voting: 47, why: 'lifted' },
    { day: '2022-04-06', suspended: [], voting: 47, why: 'the day before' },
    { day: '2022-04-07', suspended: ['RUS'], voting: 46, why: 'A/RES/ES-11/3' },
    { day: '2022-04-08', suspended: [], voting: 46, why: 'no longer a member, so not suspended' },
  ]
  it.each(suspensions)('counts $voting votes in the Council on $day, $why', ({ day, suspended, voting }) => {
    expect(membersOn('HRC', on(day)).suspended).toEqual(suspended)
    expect(votingMembersOn('HRC', on(day))).toHaveLength(voting)
  })

  const lists: readonly {
    body: MemberBody
    day: string
    seats: string
    complete: boolean
    sure: boolean
    why: string
  }[] = [
    { body: 'HRC', day: '2027-01-01', seats: '9/9/4/5/5', complete: false, sure: true, why: '32 stay on' },
    { body: 'HRC', day: '2028-06-01', seats: '4/4/2/2/2', complete: false, sure: true, why: 'elected in 2025' },
    { body: 'HRC', day: '2029-01-01', seats: '0/0/0/0/0', complete: false, sure: true, why: 'nobody is elected' },
    { body: 'HRC', day: '2011-06-18', seats: '13/13/6/8/7', complete: true, sure: false, why: 'off by one day?' },
    { body: 'NGO_COMMITTEE', day: '2008-01-01', seats: '5/4/2/4/4', complete: true, sure: false, why: 'one name' },
    { body: 'NGO_COMMITTEE', day: '2016-05-26', seats: '5/4/2/4/4', complete: true, sure: true, why: 'a roll call' },
    { body: 'NGO_COMMITTEE', day: '2026-12-31', seats: '5/4/2/4/4', complete: true, sure: true, why: 'its page' },
    { body: 'NGO_COMMITTEE', day: '2027-01-01', seats: '0/0/0/0/0', complete: false, sure: true, why: 'unknown' },
    { body: 'ECOSOC', day: '2006-05-01', seats: '14/11/6/10/13', complete: true, sure: true, why: 'listed' },
    { body: 'ECOSOC', day: '2008-05-01', seats: '14/11/6/10/13', complete: true, sure: true, why: 'listed' },
    { body: 'ECOSOC', day: '2020-05-01', seats: '14/11/6/10/13', complete: true, sure: true, why: 'listed' },
    { body: 'ECOSOC', day: '2018-05-01', seats: '0/0/0/0/0', complete: false, sure: true, why: 'unknown' },
  ]
  it.each(lists)('knows $seats of $body on $day: $why', ({ body, day, seats, complete, sure }) => {
    const membership = membersOn(body, on(day))
    expect(seatsOn(body, on(day))).toBe(seats)
    expect([membership.complete, !membership.uncertain]).toEqual([complete, sure])
  })

  it('keeps the five groups of the Committee on NGOs in proportion in every known term', () => {
    const years = Array.from({ length: 28 }, (_, index) => 1999 + index)
    expect(new Set(years.map(year => seatsOn('NGO_COMMITTEE', on(`${year}-07-01`))))).toEqual(new Set(['5/4/2/4/4']))
  })

  it('knows the 53 members of the Commission of 2002, and says so of no other year', () => {
    expect(membersOn('CHR', on('2002-04-19'))).toMatchObject({ complete: true, uncertain: true, seats: 53 })
    expect(codesOn('CHR', '2002-04-19')).toHaveLength(53)
    expect(membersOn('CHR', on('2005-04-19'))).toMatchObject({ members: [], complete: false })
  })

  const assembly: readonly { day: string; members: number; why: string }[] = [
    { day: '1945-10-23', members: 0, why: 'the Charter is not in force' },
    { day: '1945-12-31', members: 51, why: 'original Members' },
    { day: '1955-12-31', members: 76, why: 'sixteen admitted on one day' },
    { day: '1958-12-31', members: 82, why: 'Egypt and Syria are one' },
    { day: '1961-12-31', members: 104, why: 'Syria is back' },
    { day: '1965-12-31', members: 117, why: 'without Indonesia' },
    { day: '1990-12-31', members: 159, why: 'one Germany, one Yemen' },
    { day: '1992-12-31', members: 179, why: 'the last day of Czechoslovakia' },
    { day: '1993-12-31', members: 184, why: 'Czechia and Slovakia' },
    { day: '2000-12-31', members: 189, why: 'Serbia in place of the old Yugoslavia' },
    { day: '2002-09-26', members: 190, why: 'Switzerland' },
    { day: '2002-09-27', members: 191, why: 'Timor-Leste' },
    { day: '2006-06-28', members: 192, why: 'Montenegro' },
    { day: '2011-07-13', members: 192, why: 'the day before South Sudan' },
    { day: '2011-07-14', members: 193, why: 'South Sudan' },
    { day: '2026-11-21', members: 193, why: 'nobody since' },
  ]
  it.each(assembly)('counts $members Members of the Assembly on $day, $why', ({ day, members }) => {
    expect(membersOn('GA', on(day))).toMatchObject({ seats: members })
    expect(new Set(codesOn('GA', day)).size).toBe(members)
  })

  it('gives every note as a sentence', () => {
    for (const body of ['HRC', 'NGO_COMMITTEE', 'ECOSOC', 'CHR', 'GA'] as const)
      for (const year of [1940, 1964, 1965, 2007, 2018, 2022, 2027, 2028, 2030])
        expect(membersOn(body, on(`${year}-04-10`)).note ?? 'None.').toMatch(/^[A-Z].*\.$/)
  })
})
