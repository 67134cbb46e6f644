// Keyed votes: one line of States and answers and nothing else, as thumbs type it: "chn cub n, ind a, rest y", "yes arg chl no chn".
import { choiceLabel } from '#src/states/state.ts'
import type { Answer } from '#src/votes/ballot.ts'
import type { Finding } from './finding.ts'
import { nameReader } from './name-reader.ts'
import type { RawRollCall } from './raw-roll-call.ts'
import type { Entry } from './read-list.ts'
import type { TextToRead } from './read-printed-lists.ts'
import { type Sheet, sheetOf } from './sheet.ts'
import { tokensOf } from './token.ts'
import { ARTICLES, LINKS } from './vocabulary.ts'

/** Nobody types more than this. */
const LONGEST = 2_000
/** Sentences, headings, numbers and lines are for the other readers. */
const NOT_KEYED = /[.:|\d\n]|(?:^|\s)[-–—]|[-–—]\s/u

/** Where everybody's answer is told, nobody else voted for or against. */
export const DECIDING = ['in-favour', 'against'] as const satisfies readonly Answer[]

/** A misspelt name is reported; where more of the words are none, it is a sentence. */
const MOST_STRANGE = 0.34

const LETTERS: ReadonlyMap<string, Answer> = new Map([
  ['y', 'in-favour'],
  ['n', 'against'],
  ['a', 'abstaining'],
])
const REST: ReadonlySet<string> = new Set([
  'all',
  'everyone',
  'everybody',
  'rest',
  'others',
  'tous',
  'todos',
  'reste',
  'resto',
])
const BETWEEN: ReadonlySet<string> = new Set([
  ...[...ARTICLES, ...LINKS].filter(word => !LETTERS.has(word)),
  ...['but', 'except', 'save', 'sauf', 'excepto', 'menos', 'other', 'else', 'of', 'them'],
])

type Named = { readonly entry?: Omit<Entry, 'answer'>; readonly finding?: Finding }

type Piece =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | ({ readonly kind: 'state' } & Named)
  | { readonly kind: 'rest' }

/** Undefined for any text in which something else stands, or that does not begin or end with an answer. */
export const readKeyed = ({ text, head, electorate }: TextToRead): readonly RawRollCall[] | undefined => {
  const line = text.trim()
  if (line.length > LONGEST || NOT_KEYED.test(line)) return undefined
  const pieces = piecesOf(sheetOf(tokensOf(text, [], []), 'any-case'), electorate, text)
  const lists = pieces && listsOf(pieces)
  if (lists === undefined) return undefined
  const entries = lists
    .flatMap(({ answer, states }) => states.flatMap(({ entry }) => (entry === undefined ? [] : [{ ...entry, answer }])))
    .sort((a, b) => a.at - b.at)
  const rests = lists.filter(({ rest }) => rest)
  const [base, ...bases] = rests
  if (bases.length > 0 || (base !== undefined && electorate.members === undefined)) return undefined
  const named = new Set(entries.map(({ iso3 }) => iso3))
  const left = [...(electorate.members ?? [])].filter(code => !named.has(code) && !electorate.suspended.has(code))
  const others =
    base === undefined ? [] : left.map(iso3 => ({ iso3, answer: base.answer, at: 0, name: choiceLabel(iso3) }))
  return [
    {
      form: 'typed',
      body: head.body,
      date: head.date,
      entries: [...others, ...entries],
      listed: new Set([...lists.map(({ answer }) => answer), ...(base === undefined ? [] : DECIDING)]),
      empty: new Set(),
      numbers: [],
      said: undefined,
      symbols: [],
      findings: lists.flatMap(({ states }) => states.flatMap(({ finding }) => finding ?? [])),
      at: 0,
    },
  ]
}

const piecesOf = (
  { tokens, names, markAt }: Sheet,
  electorate: TextToRead['electorate'],
  text: string,
): readonly Piece[] | undefined => {
  const reader = nameReader(electorate)
  const pieces: Piece[] = []
  let strange = 0
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    const hit = names[at]?.at(-1)
    const mark = markAt.get(at)
    if (token === undefined || token.kind === 'number') return undefined
    if (hit !== undefined) {
      const end = tokens[hit.to - 1]?.end ?? token.end
      const name = text.slice(token.at, end)
      const { iso3, finding } = reader.read(hit, name, token.at)
      const entry = iso3 === undefined ? {} : { entry: { iso3, at: token.at, name } }
      pieces.push({ kind: 'state', ...entry, ...(finding === undefined ? {} : { finding }) })
      at = hit.to - 1
    } else if (mark !== undefined) {
      pieces.push({ kind: 'answer', answer: mark.answer })
      at = mark.to - 1
    } else {
      const letter = LETTERS.get(token.folded)
      if (letter !== undefined) pieces.push({ kind: 'answer', answer: letter })
      else if (REST.has(token.folded)) pieces.push({ kind: 'rest' })
      else if (token.kind === 'word' && !BETWEEN.has(token.folded)) {
        strange++
        const { raw, folded, at: offset } = token
        const iso3 = reader.guess(folded)
        pieces.push(
          iso3 === undefined
            ? { kind: 'state', finding: reader.unknown(raw, folded, offset) }
            : { kind: 'state', entry: { iso3, at: offset, name: raw }, finding: reader.doubtful(raw, iso3, offset) },
        )
      }
    }
  }
  const states = pieces.filter(({ kind }) => kind === 'state').length
  return strange > states * MOST_STRANGE ? undefined : pieces
}

interface KeyedList {
  readonly answer: Answer
  readonly states: readonly Named[]
  readonly rest: boolean
}

/**
 * Each answer has the States behind it when the line begins with one, and those before it when it ends with one. "rest
 * yes" may end any line.
 */
const listsOf = (pieces: readonly Piece[]): readonly KeyedList[] | undefined => {
  const [first, last] = [pieces[0]?.kind, pieces.at(-1)?.kind]
  if (first === undefined) return undefined
  if (first === 'answer' && last === 'answer') return withRest(pieces)
  if (first !== 'answer' && last !== 'answer') return undefined
  const forwards = first === 'answer' ? pieces : pieces.toReversed()
  const lists: { answer: Answer; states: Named[]; rest: boolean }[] = []
  for (const piece of forwards) {
    const list = lists.at(-1)
    if (piece.kind === 'answer') lists.push({ answer: piece.answer, states: [], rest: false })
    else if (list !== undefined && piece.kind === 'rest') list.rest = true
    else if (list !== undefined && piece.kind === 'state') list.states.push(piece)
  }
  return lists.some(({ states, rest }) => states.length === 0 && !rest) ? undefined : lists
}

const withRest = (pieces: readonly Piece[]): readonly KeyedList[] | undefined => {
  const [rest, base] = pieces.slice(-2)
  const lists = rest?.kind === 'rest' && base?.kind === 'answer' ? listsOf(pieces.slice(0, -2)) : undefined
  return base?.kind === 'answer' && lists !== undefined
    ? [...lists, { answer: base.answer, states: [], rest: true }]
    : undefined
}
