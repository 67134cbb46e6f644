// The law of labels: release shows what the table allows and nothing else, and no cell of the table is idle.
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { line, type Part } from '#src/reply/document.ts'
import { plainText } from '#src/reply/plain-text.ts'
import { release } from '#src/reply/release.ts'
import { type Audience, type Destination, destinations } from '#src/security/audience.ts'
import { type Label, labels } from '#src/security/label.ts'
import { type Cell, shown } from '#src/security/label-table.ts'
import { type Fate, fateOf } from './label-oracle.ts'

const SECRET = 'words of the part'
const POINTER = 'a pointer to it'

/** What `release` did with a part. */
const seen = (part: Part, to: Audience): Fate => {
  const text = plainText(release({ to: 'asker', parts: [part] }, to))
  if (text.includes(SECRET)) return 'shown'
  return text.includes(POINTER) ? 'pointed at' : 'not told'
}

/** What parts and audiences can differ in. */
const partValues = {
  picks: [true, undefined],
  pointer: [POINTER, undefined],
  space: ['coalition', 'another', undefined],
  organisation: ['watch', 'lantern', undefined],
  recipients: [undefined, [], ['ana'], ['ana', 'ben']],
}
const audienceValues = {
  space: ['coalition', undefined],
  organisation: ['watch', undefined],
  privacy: ['private', 'shared'],
  outsiders: ['none', 'guests', 'other-organisations'],
  readers: [[], ['ana'], ['ana', 'ben']],
  vault: ['open', 'closed'],
  greenInFeeds: ['yes', 'no'],
}

type Values = Readonly<Record<string, readonly unknown[]>>
type Draft = Readonly<Record<string, unknown>>

/** Leaves out what is undefined, as the types want it. */
const present = (draft: Draft): Draft =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined))

const partOf = (label: Label, draft: Draft): Part =>
  ({ label, blocks: [line(SECRET)], data: SECRET, ...present(draft) }) as unknown as Part

const audienceOf = (destination: Destination, draft: Draft): Audience =>
  ({ destination, ...present(draft) }) as unknown as Audience

const anyOf = (values: Values) =>
  fc.record(Object.fromEntries(Object.entries(values).map(([name, all]) => [name, fc.constantFrom(...all)])))

const encounter = fc
  .record({
    label: fc.constantFrom(...labels),
    destination: fc.constantFrom(...destinations),
    part: anyOf(partValues),
    to: anyOf(audienceValues),
  })
  .map(({ label, destination, part, to }) => ({ part: partOf(label, part), to: audienceOf(destination, to) }))

describe('release', () => {
  it('does with every part what the plain table says, whoever reads', () => {
    fc.assert(
      fc.property(encounter, ({ part, to }) => {
        expect(seen(part, to)).toBe(fateOf(part, to))
      }),
      { numRuns: 10_000 },
    )
  })

  it('labels the whole at least as high as each part that it shows', () => {
    fc.assert(
      fc.property(encounter, encounter, (one, other) => {
        const document = release({ to: 'asker', parts: [one.part, other.part] }, one.to)
        for (const part of document.parts)
          expect(labels.indexOf(part.label)).toBeLessThanOrEqual(labels.indexOf(document.label))
      }),
    )
  })
})

/** Every combination of the values. */
const combinations = (values: Values): readonly Draft[] =>
  Object.entries(values).reduce<readonly Draft[]>(
    (drafts, [name, all]) => drafts.flatMap(draft => all.map(value => ({ ...draft, [name]: value }))),
    [{}],
  )

const parts = combinations(partValues)
const audiences = combinations(audienceValues)

/** The first meeting in one cell that goes otherwise than the plain table says. */
const surprise = (destination: Destination, label: Label): unknown => {
  const all = audiences.map(draft => audienceOf(destination, draft))
  for (const draft of parts) {
    const part = partOf(label, draft)
    const to = all.find(one => seen(part, one) !== fateOf(part, one))
    if (to !== undefined) return { part: draft, to, is: seen(part, to), shouldBe: fateOf(part, to) }
  }
  return undefined
}

const otherCells: readonly Cell[] = [
  'yes',
  'members',
  'picks-in-private',
  'pointer',
  'space',
  'same-organisation',
  'named',
  'if-space-says-so',
  'no',
]

describe('the label table', () => {
  const cells = destinations.flatMap(destination => labels.map(label => ({ destination, label })))
  const table = shown as Record<Destination, Record<Label, Cell>>
  const original = structuredClone(shown)
  afterEach(() => {
    for (const { destination, label } of cells) table[destination][label] = original[destination][label]
  })

  it.each(cells)(
    'agrees with the plain table in $destination for $label, in every meeting',
    ({ destination, label }) => {
      expect(surprise(destination, label)).toBeUndefined()
    },
  )

  it.each(cells)(
    'cannot say anything else in $destination for $label without being caught',
    ({ destination, label }) => {
      for (const mutant of otherCells.filter(cell => cell !== original[destination][label])) {
        table[destination][label] = mutant
        expect(surprise(destination, label), `${original[destination][label]} became ${mutant}`).toBeDefined()
      }
    },
  )
})
