// What the readings of a vote come to.
import { describe, expect, it } from 'vitest'
import { iso3 } from '#src/states/state.ts'
import type { Answer, Ballots } from '#src/votes/ballot.ts'
import type { Finding } from '#src/votes/roll-call/finding.ts'
import { awaitsReader, differences, type Reading, settled } from '#src/votes/vote.ts'

const ballots = (eritrea: Answer): Ballots =>
  new Map([
    [iso3('ERI'), eritrea],
    [iso3('NPL'), 'in-favour'],
  ])

const mismatch: Finding = { code: 'tally-mismatch', text: '3 in favour printed, 2 named.', at: 0 }

/** `ana typed no`: who, how, and what of Eritrea; `!` behind it for a list unlike its tallies. */
const reading = (words: string): Reading => {
  const [reader = '', how = '', answer = 'no'] = words.replace('!', '').split(' ')
  return {
    reader,
    how: how as Reading['how'],
    at: '2026-11-21T09:00:00.000Z',
    ballots: how === 'withdrawal' ? new Map() : ballots(answer === 'no' ? 'against' : 'in-favour'),
    outcome: 'adopted',
    findings: words.endsWith('!') ? [mismatch] : [],
  }
}

const table: readonly { readings: readonly string[]; comesTo: string; why: string }[] = [
  { readings: ['ana typed no'], comesTo: 'unverified no', why: 'one reader' },
  { readings: ['ana typed no', 'bo pasted no'], comesTo: 'read-twice no', why: 'neither saw the other list' },
  { readings: ['ana typed no', 'bo typed yes'], comesTo: 'disputed no', why: 'they differ, and the first counts' },
  { readings: ['ana typed no', 'bo seen no'], comesTo: 'confirmed no', why: 'bo had seen it' },
  { readings: ['ana typed no', 'bo seen yes'], comesTo: 'disputed no', why: 'bo had seen it, and says otherwise' },
  { readings: ['ana official no'], comesTo: 'official no', why: 'a record verifies' },
  { readings: ['ana typed no', 'ana official yes'], comesTo: 'official yes', why: 'also pasted by the same person' },
  { readings: ['ana official no', 'bo typed yes'], comesTo: 'official no', why: 'a later reader does not outdo it' },
  { readings: ['library reported no'], comesTo: 'reported no', why: 'a public source is no reader' },
  { readings: ['library reported no', 'ana typed no'], comesTo: 'unverified no', why: 'so one has read it' },
  { readings: ['library reported no', 'ana typed yes'], comesTo: 'disputed no', why: 'but it may differ from one' },
  { readings: ['library reported no', 'library reported yes'], comesTo: 'reported yes', why: 'what it says now' },
  { readings: ['ana typed no!'], comesTo: 'disputed no', why: 'insisted on' },
  { readings: ['ana typed no!', 'bo typed no!'], comesTo: 'disputed no', why: 'the same press release twice' },
  { readings: ['ana typed no!', 'bo typed no'], comesTo: 'read-twice no', why: 'the board says so too' },
  { readings: ['ana typed no', 'ana correction yes'], comesTo: 'unverified yes', why: 'nobody else read that' },
  {
    readings: ['ana typed no', 'bo typed yes', 'ana correction yes'],
    comesTo: 'confirmed yes',
    why: 'the correction is what the other read, but she had seen the difference',
  },
  {
    readings: ['ana typed no', 'bo typed no', 'ana correction yes'],
    comesTo: 'unverified yes',
    why: 'a correction sets earlier lists aside',
  },
  {
    readings: ['ana typed no', 'ana correction yes', 'bo typed no'],
    comesTo: 'disputed yes',
    why: 'but not what others hand in after it',
  },
  {
    readings: ['ana typed no', 'bo typed yes', 'ana correction yes', 'ana withdrawal'],
    comesTo: 'disputed no',
    why: 'the correction was taken back',
  },
  { readings: ['ana typed no', 'bo typed yes', 'ana withdrawal'], comesTo: 'unverified yes', why: 'one is left' },
  { readings: ['ana typed no', 'bo withdrawal'], comesTo: 'unverified no', why: 'who had nothing takes nothing back' },
  { readings: ['ana typed no', 'ana withdrawal'], comesTo: 'nothing', why: 'none is left' },
]

describe('the readings of a vote', () => {
  it.each(table)('$readings come to $comesTo: $why', ({ readings, comesTo }) => {
    const now = settled(readings.map(reading))
    const eritrea = now?.counts.ballots.get(iso3('ERI')) === 'against' ? 'no' : 'yes'
    expect(now === undefined ? 'nothing' : `${now.standing} ${eritrea}`).toBe(comesTo)
  })

  it.each([
    { readings: ['ana typed no'], waits: true },
    { readings: ['ana typed no', 'ana correction yes'], waits: true },
    { readings: ['ana typed no', 'bo typed yes'], waits: false },
    { readings: ['ana official no'], waits: false },
    { readings: ['ana typed no', 'bo typed no', 'bo withdrawal'], waits: true },
  ])('$readings: waiting for a second reader is $waits', ({ readings, waits }) => {
    expect(awaitsReader(readings.map(reading))).toBe(waits)
  })

  it('do not differ in who was absent or did not vote, which a board does not tell', () => {
    const one = new Map([[iso3('ERI'), 'absent' as const]])
    expect(differences(one, new Map([[iso3('ERI'), 'not-voting' as const]]))).toEqual([])
    expect(differences(one, new Map())).toEqual([])
    expect(differences(one, new Map([[iso3('ERI'), 'against' as const]]))).toHaveLength(1)
  })
})
