// Groups: sizes, days of joining and leaving, and the names people call them by.
import { describe, expect, it } from 'vitest'
import { findGroup, GROUP_IDS, type GroupId, groupMembersOn, groupOf } from '#src/states/groups.ts'
import { states } from '#src/states/state.ts'

const on = (day: string): Temporal.PlainDate => Temporal.PlainDate.from(day)

describe('groupMembersOn', () => {
  const sizes: readonly { id: GroupId; day: string; size: number; why: string }[] = [
    { id: 'AFRICAN', day: '2011-07-13', size: 53, why: 'before South Sudan' },
    { id: 'AFRICAN', day: '2011-07-14', size: 54, why: 'with South Sudan' },
    { id: 'ASIA_PACIFIC', day: '2026-01-01', size: 54, why: 'Kiribati counted, though uncertain' },
    { id: 'EEG', day: '2006-06-27', size: 22, why: 'before Montenegro' },
    { id: 'EEG', day: '2026-01-01', size: 23, why: 'today' },
    { id: 'GRULAC', day: '2026-01-01', size: 33, why: 'today' },
    { id: 'WEOG', day: '2026-01-01', size: 29, why: 'with the United States' },
    { id: 'EU', day: '2004-04-30', size: 15, why: 'before the ten' },
    { id: 'EU', day: '2004-05-01', size: 25, why: 'with the ten' },
    { id: 'EU', day: '2013-07-01', size: 28, why: 'with Croatia' },
    { id: 'EU', day: '2020-01-31', size: 28, why: 'the last day of the United Kingdom' },
    { id: 'EU', day: '2020-02-01', size: 27, why: 'without the United Kingdom' },
    { id: 'OIC', day: '2012-08-01', size: 57, why: 'with Syria' },
    { id: 'OIC', day: '2020-01-01', size: 56, why: 'Syria suspended' },
    { id: 'OIC', day: '2026-01-01', size: 57, why: 'Syria readmitted' },
    { id: 'ARAB', day: '2020-01-01', size: 21, why: 'Syria suspended' },
    { id: 'ARAB', day: '2026-01-01', size: 22, why: 'Syria back' },
    { id: 'LMG', day: '2017-09-01', size: 22, why: 'the list of 2017' },
    { id: 'NAM', day: '2012-09-01', size: 120, why: 'the number given at the summit of 2012' },
    { id: 'JUSCANZ', day: '2026-01-01', size: 15, why: 'the core and those who attend' },
    { id: 'ASEAN', day: '2025-10-26', size: 11, why: 'with Timor-Leste' },
    { id: 'BENELUX', day: '2026-01-01', size: 3, why: 'the name says it' },
  ]
  it.each(sizes)('counts $size in $id on $day, $why', ({ id, day, size }) => {
    const codes = groupMembersOn(id, on(day)).map(member => member.iso3)
    expect(codes).toHaveLength(size)
    expect(new Set(codes).size).toBe(size)
  })

  it('marks every member of a list that was not checked', () => {
    for (const id of ['LMG', 'OIC', 'ARAB', 'NAM'] as const) {
      expect(groupOf(id).uncertain).toBe(true)
      expect(groupMembersOn(id, on('2026-01-01')).every(member => member.uncertain)).toBe(true)
    }
  })

  it('marks only the doubtful members of a list that is known', () => {
    const doubtful = (id: GroupId) =>
      groupMembersOn(id, on('2026-01-01')).flatMap(member => (member.uncertain ? [member.iso3] : []))
    expect(doubtful('ASIA_PACIFIC')).toEqual(['KIR'])
    expect(doubtful('JUSCANZ')).not.toContain('JPN')
    expect(doubtful('EU')).toEqual([])
  })

  it('gives each Member the one regional group it is elected in', () => {
    const groupIds = {
      African: 'AFRICAN',
      'Asia-Pacific': 'ASIA_PACIFIC',
      'Eastern European': 'EEG',
      GRULAC: 'GRULAC',
      WEOG: 'WEOG',
    } as const
    for (const state of states.filter(one => one.status === 'member')) {
      const regional = GROUP_IDS.filter(id => groupOf(id).kind === 'regional').filter(id =>
        groupMembersOn(id, on('2026-01-01')).some(({ iso3 }) => iso3 === state.iso3),
      )
      expect(regional).toEqual(state.regionalGroup && [groupIds[state.regionalGroup]])
    }
  })
})

describe('findGroup', () => {
  const rows: readonly { text: string; id: GroupId | undefined; why: string }[] = [
    { text: 'AFR', id: 'AFRICAN', why: 'as in group:AFR' },
    { text: 'African', id: 'AFRICAN', why: 'the adjective' },
    { text: 'the African Group', id: 'AFRICAN', why: 'the phrase' },
    { text: 'Asia–Pacific', id: 'ASIA_PACIFIC', why: 'with a dash' },
    { text: 'grulac', id: 'GRULAC', why: 'small letters' },
    { text: 'WEOG', id: 'WEOG', why: 'abbreviation' },
    { text: 'Eastern European', id: 'EEG', why: 'as in tables' },
    { text: 'EU', id: 'EU', why: 'abbreviation' },
    { text: 'Union européenne', id: 'EU', why: 'French' },
    { text: 'OIC', id: 'OIC', why: 'abbreviation' },
    { text: 'Like-Minded Group', id: 'LMG', why: 'as people say' },
    { text: 'Nordics', id: undefined, why: 'not a group we know' },
    { text: '', id: undefined, why: 'nothing' },
  ]
  it.each(rows)('reads "$text" as $id, $why', ({ text, id }) => {
    expect(findGroup(text)).toBe(id)
  })

  it('knows every group by its own id', () => {
    for (const id of GROUP_IDS) expect(findGroup(id)).toBe(id)
  })
})
