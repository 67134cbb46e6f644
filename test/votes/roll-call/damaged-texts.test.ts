// Damaged texts: printed roll calls with letters, words and lines changed at random never mislead the reader in silence.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRollCallFile } from '#adapters/import/read-roll-call-file.ts'
import { fold } from '#src/states/fold.ts'
import { stateNamesIndex } from '#src/states/state-names-index.ts'
import { ANSWERS } from '#src/votes/ballot.ts'
import keys from '#test/fixtures/rollcalls/keys.json' with { type: 'json' }
import { chanceFrom } from '#test/support/chance.ts'

/** 500 in the suite; LONG_RUNS=10000 for the long run. */
const runs = Number(process.env.LONG_RUNS ?? 500)

const folder = new URL('../../fixtures/rollcalls/', import.meta.url)
const files = readdirSync(folder).filter(file => file !== 'keys.json')
const texts = new Map(files.map(file => [file, readFileSync(new URL(file, folder), 'utf8')]))

type Damage = (text: string, at: number, chance: () => number) => string

const JUNK = [
  '*',
  '(',
  ')',
  '[',
  ']',
  ';',
  ':',
  '.',
  ',',
  '—',
  ' and ',
  '\n',
  '\n\n',
  '\t',
  'Ã',
  '�',
  '12',
  'No',
  'In favour:',
  '\u0000',
  '💥',
]
const LETTERS = 'abcdefghijklmnopqrstuvwxyzéñ'
const pick = <T>(list: ArrayLike<T>, chance: () => number): T => list[Math.floor(chance() * list.length)] as T

const damages: readonly Damage[] = [
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at, chance) => text.slice(0, at) + pick(LETTERS, chance) + text.slice(at + 1),
  (text, at) => text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2),
  (text, at, chance) => text.slice(0, at) + pick(JUNK, chance) + text.slice(at),
  (text, at, chance) => text.slice(0, at) + text.slice(at + Math.floor(chance() * 60)),
  (text, at, chance) => text.slice(0, at) + text.slice(at, at + Math.floor(chance() * 80)) + text.slice(at),
  (text, at) => text.slice(0, at) + text.slice(at).replace(',', ''),
  (text, at) => text.slice(0, at) + text.slice(at).replace(/\S+/, word => word.toUpperCase()),
]

const damaged = (text: string, chance: () => number): string => {
  let result = text
  for (let times = Math.ceil(chance() * 8); times > 0; times--)
    result = pick(damages, chance)(result, Math.floor(chance() * result.length), chance)
  return result
}

/** Letters and nothing else: page furniture, line ends and signs may stand inside a name. */
const letters = (text: string): string => fold(text.replace(/[A-Z]\/[A-Za-z0-9./-]+/g, ' ')).replace(/[^\p{L}]/gu, '')

const namesOf = new Map<string, string[]>()
for (const [name, hits] of stateNamesIndex)
  for (const { iso3 } of hits) namesOf.set(iso3, [...(namesOf.get(iso3) ?? []), name.replace(/[^\p{L}]/gu, '')])

/** Small batches, so that one that fails says where. */
const BATCH = 50
const batches = Array.from({ length: Math.ceil(runs / BATCH) }, (_, index) => index * BATCH)

/** What went wrong in one run; nothing when all is well. */
const faultsIn = (run: number): readonly string[] => {
  const chance = chanceFrom(run * 7919)
  const key = pick(keys.texts, chance)
  const text = damaged(texts.get(key.file) ?? '', chance)
  const context = { body: key.body as 'HRC', date: Temporal.PlainDate.from(key.date) }
  return readRollCallFile(text, context).flatMap(({ votes, findings, printed }) => {
    const states = ANSWERS.flatMap(answer => votes[answer])
    const said = new Set(findings.map(({ read }) => read))
    const shown = letters(text)
    const guessed = states.filter(code => !said.has(code) && !namesOf.get(code)?.some(name => shown.includes(name)))
    // A code, or a name repaired from another encoding, stands in the text in another form.
    const repaired = findings.some(({ code }) => code === 'encoding') || /\.(xml|csv)$/.test(key.file)
    const unlike = ANSWERS.some(answer => printed[answer] !== undefined && printed[answer] !== votes[answer].length)
    const reported = findings.some(({ code }) => code === 'tally-mismatch' || code === 'missing-list')
    return [
      ...(new Set(states).size < states.length ? [`run ${run}: a State twice`] : []),
      ...(repaired ? [] : guessed.map(code => `run ${run}: ${code} guessed`)),
      ...(unlike && !reported ? [`run ${run}: a number unlike its list`] : []),
      ...findings.filter(({ at }) => at < 0 || at > text.length).map(({ at }) => `run ${run}: ${at} is outside`),
    ]
  })
}

describe('readRollCallFile', () => {
  it.each(batches)('reads damaged texts without a crash, a State twice or a silent guess, from run %i', first => {
    const faults = Array.from({ length: BATCH }, (_, index) => faultsIn(first + index)).flat()
    expect(faults).toEqual([])
  })

  it.each(batches.filter((_, index) => index % 5 === 0))('survives any text, from run %i', first => {
    for (let run = 0; run < BATCH; run++) {
      const chance = chanceFrom(first + run)
      const text = Array.from({ length: 400 }, () =>
        chance() < 0.3
          ? pick([...JUNK, 'Kenya', 'Guinea', 'Abstaining', 'voted against'], chance)
          : String.fromCodePoint(Math.floor(chance() * 0x2fff) + 1),
      ).join('')
      expect(() => readRollCallFile(text)).not.toThrow()
    }
  })
})
