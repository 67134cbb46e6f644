// Printed forms: any ballots printed in any form are read back as they were, however worn the print is.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRollCallFile } from '#adapters/import/read-roll-call-file.ts'
import { votingMembersOn } from '#src/states/membership.ts'
import type { Iso3 } from '#src/states/state.ts'
import { ANSWERS, type Answer, type Ballots } from '#src/votes/ballot.ts'
import { chanceFrom } from '#test/support/chance.ts'
import { type PrintedForm, printedForms, wear } from '#test/support/printed-roll-calls.ts'

/** A few in the suite; LONG_RUNS=1000 for the long run. */
const runs = Number(process.env.LONG_RUNS ?? 8)

const answers = fc.constantFrom<Answer>(
  'in-favour',
  'in-favour',
  'in-favour',
  'against',
  'against',
  'abstaining',
  'absent',
)

/** A day on which the Council or the Assembly sat, and an answer of each member. */
const vote = fc
  .record({
    body: fc.constantFrom('HRC' as const, 'HRC' as const, 'GA' as const),
    daysIn: fc.integer({ min: 0, max: 7_400 }),
    drawn: fc.infiniteStream(answers),
    seed: fc.integer(),
  })
  .map(({ body, daysIn, drawn, seed }) => {
    const date = Temporal.PlainDate.from('2006-06-21').add({ days: daysIn })
    const ballots = new Map(votingMembersOn(body, date).map(({ iso3 }) => [iso3, drawn.next().value as Answer]))
    return { body, date, ballots, seed }
  })

const printedBallots = (ballots: Ballots, form: PrintedForm): string =>
  [...ballots]
    .filter(([, answer]) => form.prints.includes(answer))
    .map(([code, answer]) => `${code} ${answer}`)
    .sort()
    .join('\n')

const readBallots = (votes: Readonly<Record<Answer, readonly Iso3[]>>): string =>
  ANSWERS.flatMap(answer => votes[answer].map(code => `${code} ${answer}`))
    .sort()
    .join('\n')

/** The same texts each time, so that a failure is somebody's change; TEST_SEED=7 tries others. */
const SEED = Number(process.env.TEST_SEED ?? 1)

describe.each(printedForms)('a roll call printed as $name', form => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(vote, ({ body, date, ballots }) => {
        const [read, ...more] = readRollCallFile(form.print(ballots), { body, date })
        expect(more).toEqual([])
        expect(readBallots(read!.votes)).toBe(printedBallots(ballots, form))
        expect(read!.findings.map(({ code, text }) => `${code} ${text}`)).toEqual([])
      }),
      { numRuns: runs, seed: SEED },
    )
  })

  it.runIf(form.mayBeWorn).each(Object.keys(wear))('is read back with %s', name => {
    fc.assert(
      fc.property(vote, ({ body, date, ballots, seed }) => {
        const text = wear[name]!(form.print(ballots), chanceFrom(seed))
        const [read, ...more] = readRollCallFile(text, { body, date })
        expect(more).toEqual([])
        expect(readBallots(read!.votes)).toBe(printedBallots(ballots, form))
      }),
      { numRuns: runs, seed: SEED },
    )
  })
})
