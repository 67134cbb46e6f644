// Reads the votes that ship with the product: the files of db/shipped/votes, one vote a line.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { type Iso3, isIso3, iso3 } from '#src/states/state.ts'
import { ANSWERS, type Ballots } from '#src/votes/ballot.ts'
import { DRAFT_KINDS } from '#src/votes/draft.ts'
import { packBallots } from '#src/votes/packed-ballots.ts'
import { OUTCOMES } from '#src/votes/roll-call/printed-roll-call.ts'
import type { SourcedVote } from '#src/votes/sourced-vote.ts'
import { readSymbol } from '#src/votes/symbol.ts'
import { VOTING_BODIES } from '#src/votes/voting-body.ts'

const index = z.strictObject({
  /** The day on which the sources were read. */
  compiled: z.iso.date(),
  files: z.array(z.string()),
  notes: z.array(z.string()),
})

const words = z.string().trim().min(1)
const symbol = z.string().refine(text => readSymbol(text)?.text === text, { error: 'not a symbol as it is written' })
const codes = z
  .string()
  .refine(text => text.split(' ').every(isIso3), { error: 'no State has one of these codes' })
  .transform(text => text.split(' ').map(iso3))

const line = z
  .strictObject({
    name: words,
    day: z.iso.date(),
    body: z.enum(VOTING_BODIES),
    session: words,
    symbol: symbol.exactOptional(),
    adoptedAs: symbol.exactOptional(),
    about: symbol.exactOptional(),
    kind: z.enum(DRAFT_KINDS),
    title: words,
    question: words.exactOptional(),
    outcome: z.enum(OUTCOMES),
    standing: z.enum(['official', 'reported']),
    printed: z.partialRecord(z.enum(ANSWERS), z.int().nonnegative()),
    votes: z.partialRecord(z.enum(ANSWERS), codes),
    sources: z.array(z.strictObject({ text: words, url: z.url() })).min(1),
  })
  .refine(({ votes }) => hasNobodyTwice(Object.values(votes)), { error: 'a State stands in it twice' })
  .refine(
    ({ votes, printed }) =>
      ANSWERS.every(answer => (printed[answer] ?? votes[answer]?.length ?? 0) === (votes[answer]?.length ?? 0)),
    {
      error: 'a list is unlike its total',
    },
  )

const hasNobodyTwice = (lists: readonly (readonly Iso3[])[]): boolean =>
  new Set(lists.flat()).size === lists.flat().length

const shippedFolder = join(import.meta.dirname, 'votes')

/** All of them, checked. Throws an error that names the file and the line of the first fault. */
export const readShippedVotes = (folder = shippedFolder): readonly SourcedVote[] => {
  const { files } = index.parse(JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')))
  return files.flatMap(file => readFile(join(folder, file)))
}

const readFile = (file: string): readonly SourcedVote[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, row) => {
      const json = text.trim().replace(/,$/, '')
      if (json === '' || json === '[' || json === ']') return []
      const parsed = line.safeParse(JSON.parse(json))
      if (!parsed.success) throw new Error(`${file} line ${row + 1}: ${z.prettifyError(parsed.error)}`)
      return [toVote(parsed.data)]
    })

const toVote = ({
  name,
  day,
  outcome,
  standing,
  votes,
  sources,
  printed: _,
  ...draft
}: z.infer<typeof line>): SourcedVote => ({
  origin: 'shipped',
  name,
  draft,
  day,
  outcome,
  standing,
  ballots: packBallots(ballotsOf(votes)),
  source: sources.map(({ text, url }) => `${text} (${url})`).join('; '),
  findings: [],
})

const ballotsOf = (votes: z.infer<typeof line>['votes']): Ballots =>
  new Map(ANSWERS.flatMap(answer => (votes[answer] ?? []).map(code => [code, answer] as const)))
