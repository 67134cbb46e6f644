// A State's record as a picture: columns of years, and every vote in exactly one lane.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ANSWERS } from '#src/votes/ballot.ts'
import { type Cast, recordPicture } from '#src/votes/record-picture.ts'

const cast = (day: string, answer: Cast['answer']): Cast => ({ day, answer })

describe('the record of a State', () => {
  it('has a column for each year, also for those without a vote', () => {
    const { rows, columns, picture } = recordPicture('Nepal', [
      cast('2023-12-19', 'abstaining'),
      cast('2021-03-23', 'in-favour'),
      cast('2021-10-08', 'in-favour'),
      cast('2021-10-08', 'not-voting'),
    ])
    expect(columns).toEqual(['Year', 'in favour', 'against', 'abstaining', 'no answer'])
    expect(rows).toEqual([
      ['2021', '2', '0', '0', '1'],
      ['2022', '0', '0', '0', '0'],
      ['2023', '0', '0', '1', '0'],
    ])
    expect(picture.alt).toBe(
      'How Nepal voted from 2021 to 2023: in favour 2, against 0, abstaining 1, no answer 1 in 4 recorded votes. The table gives every year.',
    )
  })

  it.each([
    { from: 2004, to: 2023, columns: 20, first: '2004', why: 'single years fit' },
    { from: 2003, to: 2023, columns: 11, first: '2002–2003', why: 'pairs of years' },
    { from: 1946, to: 2026, columns: 17, first: '1945–1949', why: 'the whole life of the Organization' },
  ])('has $columns columns from $from to $to: $why', ({ from, to, columns, first }) => {
    const { rows } = recordPicture('Nepal', [cast(`${from}-01-01`, 'against'), cast(`${to}-12-31`, 'against')])
    expect([rows.length, rows[0]?.[0]]).toEqual([columns, first])
  })

  it('counts every vote once, whatever the years, in at most twenty columns', () => {
    const one = fc.record({
      day: fc.integer({ min: 1945, max: 2100 }).map(year => `${year}-06-01`),
      answer: fc.constantFrom(...ANSWERS),
    })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 60 }), votes => {
        const { rows, picture } = recordPicture('Nepal', votes)
        const counted = rows.flatMap(([, ...cells]) => cells.map(Number)).reduce((a, b) => a + b, 0)
        expect(counted).toBe(votes.length)
        expect(rows.length).toBeLessThanOrEqual(20)
        expect(picture.svg).not.toMatch(/NaN|Infinity|="-/)
      }),
    )
  })
})
