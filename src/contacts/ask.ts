// Ask: what a coalition wants of States on a draft or a theme: one row for each State.
import type { MemberId } from '#src/security/member.ts'
import type { Columns, RecordId, VaultRecord } from '#src/security/vault.ts'
import type { Iso3 } from '#src/states/state.ts'
import type { VotingBody } from '#src/votes/voting-body.ts'

/** How high the ask went in a State, lowest first. */
export const RUNGS = ['none', 'desk', 'deputy', 'ambassador', 'capital', 'joint-letter'] as const
export type Rung = (typeof RUNGS)[number]

export const RUNG_WORDS: Readonly<Record<Rung, string>> = {
  none: 'nobody spoken to',
  desk: 'desk',
  deputy: 'deputy',
  ambassador: 'ambassador',
  capital: 'capital',
  'joint-letter': 'joint letter',
}

/** One State of an ask; its stance follows from the contacts. */
export interface AskRow {
  readonly state: Iso3
  /** Under which a locked vault still knows that something is due. */
  readonly id: string
  readonly rung: Rung
  readonly owner?: MemberId
  readonly deputy?: MemberId
  /** The day on which something is to be done, ISO. */
  readonly next?: string
}

export interface AskContent {
  readonly title: string
  readonly body: VotingBody
  /** Its number in the ledger of votes. */
  readonly draft?: number
  readonly theme?: string
  /** A past vote to look at beside what is heard, by number. It is history, never confidence. */
  readonly history?: number
  /** One for each State, in order of code. */
  readonly rows: readonly AskRow[]
}

export interface Ask extends AskContent {
  readonly record: RecordId
  /** A7. */
  readonly name: string
  readonly version: number
  readonly author: MemberId
}

export const columnsOfAsk = (content: AskContent): Columns => ({ ask: { label: 'AMBER', value: content } })

export const askFrom = ({ id, name, version, author, columns }: VaultRecord): Ask => ({
  ...(columns.ask?.value as AskContent),
  ...{ record: id, name, version, author },
})

/** What is sealed of an ask. */
export const contentOf = ({ title, body, draft, theme, history, rows }: Ask): AskContent => ({
  ...{ title, body, rows },
  ...(draft === undefined ? {} : { draft }),
  ...(theme === undefined ? {} : { theme }),
  ...(history === undefined ? {} : { history }),
})

/** What can be set on rows, a whole group at once; `none` takes it away. */
export interface RowChange {
  readonly rung?: Rung
  readonly owner?: MemberId | 'none'
  readonly deputy?: MemberId | 'none'
  readonly next?: string | 'none'
}

/** The rows with a change made to those of some States. */
export const changeRows = (rows: readonly AskRow[], states: ReadonlySet<Iso3>, change: RowChange): readonly AskRow[] =>
  rows.map(row => (states.has(row.state) ? changed(row, change) : row))

const changed = ({ state, id, ...row }: AskRow, { rung, owner, deputy, next }: RowChange): AskRow => ({
  state,
  id,
  rung: rung ?? row.rung,
  ...kept('owner', owner, row.owner),
  ...kept('deputy', deputy, row.deputy),
  ...kept('next', next, row.next),
})

const kept = <K extends string, V extends string>(
  key: K,
  wanted: V | 'none' | undefined,
  before: V | undefined,
): { readonly [key in K]?: V } => {
  const value = wanted === undefined ? before : wanted
  return value === undefined || value === 'none' ? {} : ({ [key]: value } as { readonly [key in K]?: V })
}
