// Columns: a table that was copied line by line, put in the order in which people read it: one column after the other.
import { EMPTY_LIST } from './answer-words.ts'
import { answerAt, beginsName } from './sheet.ts'
import type { Token } from './token.ts'

/** The tokens of one cell of a line, without what parts it from the next. */
interface Cell {
  readonly tokens: readonly Token[]
  /** Which column it is: the tabs or bars before it, or where tables are drawn with spaces, its offset in the line. */
  readonly place: number
}

interface Line {
  readonly tokens: readonly Token[]
  readonly cells: readonly Cell[]
  readonly drawn: 'signs' | 'spaces'
}

interface Table {
  readonly head: Line
  readonly rows: readonly Line[]
  /** lists: the States stand under their answer. marks: a cross stands beside each State, under its answer. */
  readonly kind: 'lists' | 'marks'
}

const BAR = /^[|¦│]$/
const LONGEST_HEADING = 8

/** The tokens of a text, with each table of States under answers in the order of its columns. All else stays as it is. */
export const inReadingOrder = (text: string, tokens: readonly Token[]): readonly Token[] => {
  if (!/\t|[|¦│]|\S {2,}\S/.test(text)) return tokens
  const lines = linesOf(text, tokens)
  const ordered: Token[] = []
  for (let at = 0; at < lines.length; at++) {
    const table = tableAt(lines, at)
    ordered.push(...(table === undefined ? (lines[at]?.tokens ?? []) : unfolded(table)))
    if (table === undefined) continue
    at += table.rows.length
    const next = lines[at + 1]
    if (next?.tokens[0] !== undefined) lines[at + 1] = { ...next, tokens: apart(next.tokens, 'blank') }
  }
  return ordered
}

const linesOf = (text: string, tokens: readonly Token[]): Line[] => {
  const lines: Token[][] = []
  for (const token of tokens) {
    const last = lines.at(-1)
    if (last === undefined || token.gap === 'line' || token.gap === 'blank') lines.push([token])
    else last.push(token)
  }
  return lines.map(line => lineOf(text, line))
}

const lineOf = (text: string, tokens: readonly Token[]): Line => {
  const start = text.lastIndexOf('\n', (tokens[0]?.at ?? 0) - 1) + 1
  const end = tokens.at(-1)?.end ?? start
  const drawn = /\t|[|¦│]/.test(text.slice(start, end)) ? 'signs' : 'spaces'
  const cells: { tokens: Token[]; place: number }[] = []
  let signs = 0
  let before = start
  let open = false
  for (const token of tokens) {
    const gap = text.slice(before, token.at)
    signs += gap.split('\t').length - 1
    open &&= !/\t| {2,}/.test(gap)
    before = token.end
    if (BAR.test(token.raw)) {
      signs++
      open = false
    } else if (open) cells.at(-1)?.tokens.push(token)
    else {
      cells.push({ tokens: [token], place: drawn === 'signs' ? signs : token.at - start })
      open = true
    }
  }
  return { tokens, cells: cells.filter(isFilled), drawn }
}

/** "|---|:--|" is drawn, not written. */
const isFilled = ({ tokens }: Cell): boolean =>
  tokens.some(({ kind, raw }) => kind !== 'sign' || !/^[-:=_]$/.test(raw)) || tokens.length === 1

const tableAt = (lines: readonly Line[], at: number): Table | undefined => {
  const head = lines[at]
  if (head === undefined || head.cells.length < 2) return undefined
  const answers = head.cells.map(cell => headingOf(cell))
  const [first, ...others] = answers
  const known = answers.filter(answer => answer !== undefined)
  if (new Set(known).size < Math.max(2, known.length)) return undefined
  if (!others.every(answer => answer !== undefined)) return undefined
  const kind = first === undefined ? 'marks' : 'lists'
  const rows = rowsUnder(lines, at + 1)
  const isRow = kind === 'lists' ? isRowOfStates : isMarkedRow
  const [top] = rows.filter(({ cells }) => cells.length > 0)
  return top !== undefined && isRow(top) ? { head, rows, kind } : undefined
}

/** The answer that a cell is the heading of: "Against (19)". */
const headingOf = ({ tokens }: Cell): string | undefined => {
  if (tokens.length > LONGEST_HEADING || tokens.some((_, at) => beginsName(tokens, at))) return undefined
  const first = tokens.findIndex(({ kind }) => kind === 'word')
  return first < 0 ? undefined : answerAt(tokens, first)
}

/** The lines down to the next blank one, sentence or heading. */
const rowsUnder = (lines: readonly Line[], from: number): readonly Line[] => {
  let to = from
  while (to < lines.length) {
    const line = lines[to]
    const [first] = line?.cells ?? []
    if (line === undefined || (to > from && line.tokens[0]?.gap === 'blank')) break
    if (line.tokens.at(-1)?.raw === '.' || line.tokens.some(({ cut }) => cut)) break
    if (first !== undefined && headingOf(first) !== undefined) break
    to++
  }
  return lines.slice(from, to)
}

const isRowOfStates = ({ cells }: Line): boolean =>
  cells.length > 1 && cells.some(holdsState) && cells.every(cell => holdsState(cell) || isEmpty(cell))

const isMarkedRow = ({ cells: [first, ...others] }: Line): boolean =>
  first !== undefined && holdsState(first) && others.length > 0 && others.every(({ tokens }) => tokens.length === 1)

const holdsState = ({ tokens }: Cell): boolean => beginsName(tokens, 0)
const isEmpty = ({ tokens: [first, ...more] }: Cell): boolean =>
  more.length === 0 && (/^[-–—]$/.test(first?.raw ?? '') || EMPTY_LIST.has(first?.folded ?? ''))

const unfolded = (table: Table): readonly Token[] => (table.kind === 'lists' ? lists(table) : marked(table))

const lists = ({ head, rows }: Table): readonly Token[] =>
  head.cells.flatMap((heading, column) => {
    const own = rows.flatMap(row => row.cells.filter(cell => columnOf(cell, head) === column))
    const names = own.flatMap(cell => (isEmpty(cell) ? [] : apart(cell.tokens, 'line')))
    const nobody = own.find(isEmpty)
    return [
      ...apart(heading.tokens, 'blank'),
      ...sign(heading, ':'),
      ...(names.length > 0 || nobody === undefined ? names : noneFor(nobody)),
    ]
  })

/** A State with its own answer behind it; with no mark, or with two, it stands alone and is reported. */
const marked = ({ head, rows }: Table): readonly Token[] =>
  rows.flatMap(row => {
    const [state, ...marks] = row.cells
    if (state === undefined) return []
    const given = marks.filter(cell => !isEmpty(cell)).map(cell => head.cells[columnOf(cell, head)])
    const [only, ...more] = given
    const answer = only === undefined || more.length > 0 ? [] : [...sign(state, ':'), ...wordsOf(only)]
    return [...apart(state.tokens, 'line'), ...answer]
  })

const wordsOf = ({ tokens }: Cell): readonly Token[] =>
  apart(
    tokens.filter(({ kind }) => kind === 'word'),
    'space',
  )

/** The column that begins nearest to the cell. */
const columnOf = ({ place }: Cell, { cells }: Line): number => {
  const far = cells.map(cell => Math.abs(cell.place - place))
  return far.indexOf(Math.min(...far))
}

const apart = (tokens: readonly Token[], gap: Token['gap']): readonly Token[] =>
  tokens.map((token, index) => (index === 0 ? { ...token, gap } : token))

/** A sign that the table says without writing it. */
const sign = ({ tokens }: Cell, raw: string): readonly Token[] => {
  const last = tokens.at(-1)
  if (last === undefined || last.raw === raw) return []
  const at = last.end
  return [{ kind: 'sign', raw, folded: raw, bare: undefined, glued: false, gap: 'none', cut: false, at, end: at }]
}

const noneFor = ({ tokens }: Cell): readonly Token[] =>
  tokens.map(token => ({ ...token, kind: 'word', raw: 'None', folded: 'none', gap: 'line' }))
