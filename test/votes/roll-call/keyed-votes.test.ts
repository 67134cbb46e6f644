// Keyed votes: what thumbs type, read as they meant it, or not at all.
import { describe, expect, it } from 'vitest'
import { ANSWERS, type Answer } from '#src/votes/ballot.ts'
import { readRollCalls } from '#src/votes/roll-call/read-roll-calls.ts'

const DAY = Temporal.PlainDate.from('2026-10-06')

/** "for CHL · against CHN CUB", the rest as a number; "nothing" where no vote is read. */
const readAs = (text: string): string => {
  const [only, ...others] = readRollCalls(text, { body: 'HRC', date: DAY })
  if (only === undefined || others.length > 0) return 'nothing'
  const short: Readonly<Record<Answer, string>> = {
    'in-favour': 'y',
    against: 'n',
    abstaining: 'a',
    absent: 'absent',
    'not-voting': 'nv',
    suspended: 'suspended',
  }
  const lists = ANSWERS.flatMap(answer => {
    const states = only.votes[answer]
    if (states.length === 0) return []
    return [`${short[answer]} ${states.length > 5 ? states.length : states.join(' ')}`]
  })
  return [only.outcome, ...lists, ...only.findings.map(({ code }) => code)].join(', ')
}

describe('a line of States and answers', () => {
  it.each([
    { typed: 'chn n, cub n, ind a, rest y', read: 'adopted, y 44, n CHN CUB, a IND', why: 'one letter will do' },
    { typed: 'chn cub no ind abs rest yes', read: 'adopted, y 44, n CHN CUB, a IND', why: 'no signs at all' },
    { typed: 'all yes but chn cub no ind abs', read: 'adopted, y 44, n CHN CUB, a IND', why: 'no comma' },
    {
      typed: 'all in favour except China and Cuba against, India abstaining',
      read: 'adopted, y 44, n CHN CUB, a IND',
      why: 'in whole words',
    },
    {
      typed: 'yes chl kor, no chn cub, abs ind',
      read: 'rejected, y CHL KOR, n CHN CUB, a IND',
      why: 'a tie of those named',
    },
    { typed: 'y chl kor n chn', read: 'adopted, y CHL KOR, n CHN', why: 'answers before' },
    { typed: 'Chile yes South Korea yes China no', read: 'adopted, y CHL KOR, n CHN', why: 'answers behind, in pairs' },
    { typed: 'no chn rest yes', read: 'adopted, y 46, n CHN', why: 'the rest with an answer before it' },
    { typed: 'all yes', read: 'adopted, y 47', why: 'nobody else is left' },
    { typed: 'all yes but ind abs', read: 'adopted, y 46, a IND', why: 'nobody was against' },
    { typed: 'todos pour sauf chn contre', read: 'adopted, y 46, n CHN', why: 'languages mix' },
    { typed: 'y chile chna n cuba', read: 'adopted, y CHL CHN, n CUB, doubtful-name', why: 'a letter is missing' },
    { typed: 'y chile wakanda n china', read: 'rejected, y CHL, n CHN, unknown-name', why: 'no State' },
    { typed: 'y chl chn n chn', read: 'adopted, y CHL CHN, duplicate-state', why: 'a State twice' },
    { typed: 'y chl arg n chn', read: 'adopted, y CHL ARG, n CHN, non-member', why: 'not in the Council that day' },
    { typed: 'arg y chl no chn', read: 'nothing', why: 'it begins and ends with a State' },
    { typed: 'chl kor chn', read: 'nothing', why: 'no answer' },
    { typed: 'yes no abs', read: 'nothing', why: 'no State' },
    {
      typed: 'rest yes rest no',
      read: 'rejected, n 47, unknown-name',
      why: 'two rests: what is not understood is reported',
    },
    { typed: 'good morning from China, no news', read: 'nothing', why: 'a sentence' },
  ])('“$typed” is read as $read: $why', ({ typed, read }) => {
    expect(readAs(typed)).toBe(read)
  })
})
