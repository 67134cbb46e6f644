// bulkReader: rows of the library's file and of a matrix become votes; what is wrong with a row is said, and costs no other row.
import { describe, expect, it } from 'vitest'
import { bulkReader, type Taken } from '#src/votes/bulk/bulk-reader.ts'

const read = (text: string): Taken => {
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map(line => line.trim().split('|'))
  const reader = bulkReader(header)
  if (!reader.ok) throw new Error(reader.refusal.sentence)
  const taken = [...rows.map((cells, index) => reader.value.take({ line: index + 2, cells })), reader.value.rest()]
  return { votes: taken.flatMap(({ votes }) => votes), faults: taken.flatMap(({ faults }) => faults) }
}

const shown = ({ votes, faults }: Taken): readonly string[] => [
  ...votes.map(({ name, day, draft, outcome, ballots }) =>
    [name, day, draft.body, draft.symbol ?? '-', outcome, ballots].join(' '),
  ),
  ...faults.map(({ line, text }) => `${line}: ${text}`),
]

const LIBRARY = 'undl_id|ms_code|ms_name|ms_vote|date|resolution|draft|title|total_yes|total_ms'
const row = (cells: string): string => `1|${cells}|Rights : resolution / adopted by the General Assembly|1.0|2.0`
const TEXT = '2019-12-18|A/RES/74/167|'

const library: readonly { why: string; rows: readonly string[]; gives: readonly string[] }[] = [
  {
    why: 'a vote when its last row has come',
    rows: [row(`FRA|FRANCE|Y|${TEXT}`), row(`USA|UNITED STATES|X|${TEXT}`)],
    gives: ['1 2019-12-18 GA A/RES/74/167 adopted FRAYUSAX'],
  },
  {
    why: 'a vote that is cut short, and its total',
    rows: [row(`USA|UNITED STATES|N|${TEXT}`)],
    gives: ['1 2019-12-18 GA A/RES/74/167 adopted USAN', '2: Vote 1: 1 in favour printed, 0 named.'],
  },
  {
    why: 'rows of two votes in turns',
    rows: [
      row(`FRA|FRANCE|Y|${TEXT}`),
      row(`FRA|FRANCE|Y|2019-12-19|A/RES/74/168|`).replace('1', '2'),
      row(`USA|UNITED STATES|N|${TEXT}`),
    ],
    gives: ['1 2019-12-18 GA A/RES/74/167 adopted FRAYUSAN', '2 2019-12-19 GA A/RES/74/168 adopted FRAY'],
  },
  {
    why: 'a State twice',
    rows: [row(`FRA|FRANCE|Y|${TEXT}`), row(`FRA|FRANCE|N|${TEXT}`)],
    gives: [
      '1 2019-12-18 GA A/RES/74/167 adopted FRAY',
      '3: France (FRA) stands twice in this vote; the first row (in favour) is kept.',
    ],
  },
  {
    why: 'names and codes that do not fit',
    rows: [row(`FRA|GERMANY|Y|${TEXT}`), row(`QQQ|ATLANTIS|Y|${TEXT}`)],
    gives: [
      '2: ms_code FRA is France (FRA), but ms_name is “GERMANY”.',
      '3: Neither “QQQ” nor “ATLANTIS” is a State that I know.',
      '2: Vote 1: 1 in favour printed, 0 named.',
    ],
  },
  {
    why: 'a wrong letter, a wrong day, missing columns',
    rows: [row(`FRA|FRANCE|Q|${TEXT}`), row('FRA|FRANCE|Y|2019-02-30|A/RES/74/167|'), '1|FRA'],
    gives: [
      '2: ms_vote is “Q”, and must be Y, N, A or X.',
      '3: “2019-02-30” is no day such as 2019-12-18.',
      '4: It has 2 of 10 columns.',
      '2: Vote 1: 1 in favour printed, 0 named.',
    ],
  },
  {
    why: 'who was no Member on the day',
    rows: [row('FRA|FRANCE|Y|1950-10-10|A/RES/5/400|'), row('SSD|SOUTH SUDAN|N|1950-10-10|A/RES/5/400|')],
    gives: [
      '1 1950-10-10 GA A/RES/5/400 adopted FRAY',
      '2: South Sudan (SSD) was no member on 1950-10-10; its ballot in vote 1 is left out.',
    ],
  },
  {
    why: 'the draft of the Assembly, and not that of its committee',
    rows: [
      row('FRA|FRANCE|Y|2019-12-18|A/RES/74/167|A/74/L.5').replace('2.0', '1.0'),
      row('FRA|FRANCE|Y|2019-12-18|A/RES/74/168|A/C.3/74/L.5').replace('1', '2').replace('2.0', '1.0'),
    ],
    gives: ['1 2019-12-18 GA A/74/L.5 adopted FRAY', '2 2019-12-18 GA A/RES/74/168 adopted FRAY'],
  },
  {
    why: 'the Security Council, whose votes are not kept',
    rows: [row('FRA|FRANCE|Y|2019-12-18|S/RES/2500|')],
    gives: ['2: The votes of this body are not kept: S/RES/2500.'],
  },
]

const MATRIX = 'rcid|date|hr|AFG|FRA|DEU|USA|SSD|YUG|QQQ'
const QQQ = '1: No State that I know: QQQ. These columns are left out.'

const matrix: readonly { why: string; rows: readonly string[]; gives: readonly string[] }[] = [
  {
    why: 'yes, abstain, no, absent and not a member',
    rows: ['5|2012-11-29|1|1|2|3|8|9|9|9'],
    gives: ['5 2012-11-29 GA - unknown AFGYDEUNFRAAUSAX', QQQ],
  },
  {
    why: 'a number twice, a wrong cell, a wrong day, a short row',
    rows: [
      '5|2012-11-29|0|1|9|9|9|9|9|9',
      '5|2012-11-29|0|1|9|9|9|9|9|9',
      '6|2012-11-29|0|7|9|9|9|9|9|9',
      '7|soon|0|1|9|9|9|9|9|9',
      '8|2012',
    ],
    gives: [
      '5 2012-11-29 GA - unknown AFGY',
      QQQ,
      '3: Roll call 5 stands twice; the first row is kept.',
      '4: Roll call 6 has “7” for AFG; 1, 2, 3, 8 or 9 is read. It is left out.',
      '5: The date of roll call 7 is no day such as 2019-12-18.',
      '6: It has 2 of 10 columns.',
    ],
  },
  {
    why: 'who was no Member on the day',
    rows: ['5|1950-10-10|0|1|1|9|1|3|9|9'],
    gives: [
      '5 1950-10-10 GA - unknown AFGYFRAYUSAY',
      QQQ,
      '2: Roll call 5 has ballots of States that were no Members on 1950-10-10: SSD. They are left out.',
    ],
  },
]

describe('bulkReader', () => {
  it.each(library)('reads from the library $why', ({ rows, gives }) => {
    expect(shown(read([LIBRARY, ...rows].join('\n')))).toEqual(gives)
  })

  it.each(matrix)('reads from a matrix $why', ({ rows, gives }) => {
    expect(shown(read([MATRIX, ...rows].join('\n')))).toEqual(gives)
  })

  it('names the columns that it needs', () => {
    const refused = bulkReader(['country', 'vote'])
    expect(refused.ok ? '' : refused.refusal.sentence).toContain('ms_code, ms_name, ms_vote and date')
  })
})
