// readRollCallFile: every kind of printed roll call, read as it is printed, with what does not fit in it.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRollCallFile } from '#adapters/import/read-roll-call-file.ts'
import type { Iso3 } from '#src/states/state.ts'
import { ANSWERS, type Answer } from '#src/votes/ballot.ts'
import { isVotingBody } from '#src/votes/voting-body.ts'
import keys from '#test/fixtures/rollcalls/keys.json' with { type: 'json' }

const textOf = (file: string): string =>
  readFileSync(new URL(`../../fixtures/rollcalls/${file}`, import.meta.url), 'utf8')

const sorted = (votes: Readonly<Record<Answer, readonly Iso3[]>>) =>
  Object.fromEntries(ANSWERS.map(answer => [answer, votes[answer].toSorted().join(' ')]))

const expected = (votes: Readonly<Partial<Record<string, string>>>) =>
  Object.fromEntries(ANSWERS.map(answer => [answer, (votes[answer] ?? '').split(' ').sort().join(' ')]))

describe('readRollCallFile', () => {
  it.each(keys.texts)('reads $file: $why', key => {
    if (!isVotingBody(key.body)) throw new Error(`${key.body} does not vote`)
    const read = readRollCallFile(textOf(key.file), { body: key.body, date: Temporal.PlainDate.from(key.date) })
    expect(read).toHaveLength(1)
    const [vote] = read
    expect(sorted(vote!.votes)).toEqual(expected(key.votes))
    expect(vote!.printed).toEqual(key.printed)
    expect(vote!.outcome).toBe(key.outcome)
    expect(vote!.findings.map(({ code }) => code).sort()).toEqual(key.findings)
  })
})
