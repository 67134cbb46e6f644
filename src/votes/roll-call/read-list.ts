// readList: the names of one list, each read as a State or reported.
import { findGroup } from '#src/states/groups.ts'
import type { Iso3 } from '#src/states/state.ts'
import { ANSWER_WORDS, type Answer } from '#src/votes/ballot.ts'
import { EMPTY_LIST } from './answer-words.ts'
import type { Finding } from './finding.ts'
import type { NameReader } from './name-reader.ts'
import { type NamePart, parseNames } from './parse-names.ts'
import type { PrintedList } from './printed-list.ts'
import type { Sheet } from './sheet.ts'
import { LINKS } from './vocabulary.ts'

/** One name of a list. */
export interface Entry {
  readonly iso3: Iso3
  readonly answer: Answer
  /** Offset in the repaired text. */
  readonly at: number
  readonly name: string
}

export interface ReadList extends PrintedList {
  readonly entries: readonly Entry[]
  readonly findings: readonly Finding[]
  /** The list says that it is empty: "None". */
  readonly empty: boolean
}

/** Between these signs stands one name; an "and" or a line end may stand inside it. */
const STRONG = /^[,;:|/•·●▪◦‣*]$/

export const readList = (sheet: Sheet, list: PrintedList, reader: NameReader): ReadList => {
  const parts = parseNames(sheet, list.from, list.to, reader.day)
  const names = parts.some(({ kind }) => kind === 'name')
  const first = parts.find(({ kind }) => kind === 'unknown')
  const empty = !names && first !== undefined && EMPTY_LIST.has(sheet.tokens[first.from]?.folded ?? '')
  if (!names && !parts.some(({ kind }) => kind === 'unknown')) return { ...list, entries: [], findings: [], empty }
  if (empty) return { ...list, entries: [], findings: [], empty }
  const heading = misspeltHeading(sheet, list)
  const read = chunksOf(sheet, parts).map(chunk => readChunk({ sheet, reader, answer: list.answer }, chunk))
  return {
    ...list,
    entries: read.flatMap(({ entries }) => entries),
    findings: [...heading, ...read.flatMap(({ findings }) => findings)],
    empty,
  }
}

const misspeltHeading = ({ tokens }: Sheet, { mark, answer }: PrintedList): readonly Finding[] => {
  if (mark.misspelt === undefined) return []
  const text = `“${mark.misspelt}” is read as the heading of the States ${ANSWER_WORDS[answer]}.`
  return [{ code: 'doubtful-name', text, at: tokens[mark.from]?.at ?? 0 }]
}

interface Reading {
  readonly sheet: Sheet
  readonly reader: NameReader
  readonly answer: Answer
}

export interface ReadNames {
  readonly entries: readonly Entry[]
  readonly findings: readonly Finding[]
}

const NOTHING: ReadNames = { entries: [], findings: [] }

const chunksOf = ({ tokens }: Sheet, parts: readonly NamePart[]): readonly (readonly NamePart[])[] =>
  split(parts, ({ kind, from }) => kind === 'gap' && STRONG.test(tokens[from]?.raw ?? ''))

/** Smaller pieces: "and" and line ends part names too, where the whole is no name. */
const piecesOf = ({ tokens }: Sheet, parts: readonly NamePart[]): readonly (readonly NamePart[])[] => {
  const pieces = split(parts, ({ kind, from }) => kind === 'gap' && LINKS.has(tokens[from]?.folded ?? ''))
  return pieces.flatMap(piece => {
    const starts = piece.flatMap(({ from }, index) =>
      index > 0 && /line|blank/.test(tokens[from]?.gap ?? '') ? [index] : [],
    )
    return [0, ...starts].map((start, index) => piece.slice(start, [...starts, piece.length][index]))
  })
}

const split = <Item>(items: readonly Item[], isBorder: (item: Item) => boolean): readonly (readonly Item[])[] => {
  const groups: Item[][] = [[]]
  for (const item of items) {
    if (isBorder(item)) groups.push([])
    else groups.at(-1)?.push(item)
  }
  return groups.filter(group => group.length > 0)
}

const isPlain = (parts: readonly NamePart[]): boolean => parts.every(({ kind }) => kind === 'name' || kind === 'gap')

/** What stands between two commas: names, or one misspelt name, or several pieces. */
const readChunk = (reading: Reading, chunk: readonly NamePart[]): ReadNames => {
  const parts = withoutLabel(reading.sheet, chunk)
  if (isPlain(parts)) return named(reading, parts)
  const pieces = piecesOf(reading.sheet, parts)
  return guessed(reading, parts) ?? together(pieces.map(piece => readPiece(reading, piece)))
}

const readPiece = (reading: Reading, parts: readonly NamePart[]): ReadNames => {
  if (isPlain(parts)) return named(reading, parts)
  const hidden = guessed(reading, parts)
  if (hidden !== undefined) return hidden
  const runs = runsOf(parts)
  const read = runs.map(run => (run[0]?.kind === 'unknown' ? guessed(reading, run) : named(reading, run)))
  const known = runs.findIndex(run => run[0]?.kind === 'name')
  const leftOver = read.findIndex((names, index) => names === undefined && index < known)
  if (leftOver >= 0) return reported(reading, parts)
  return together(read.map((names, index) => names ?? reported(reading, runs[index] ?? [])))
}

/** "African States:" on a line of its own heads the members of that group: it is no name. */
const withoutLabel = (sheet: Sheet, parts: readonly NamePart[]): readonly NamePart[] => {
  if (sheet.tokens[parts.at(-1)?.to ?? 0]?.raw !== ':') return parts
  const line = Math.max(
    0,
    parts.findLastIndex(({ from }) => /line|blank/.test(sheet.tokens[from]?.gap ?? '')),
  )
  const words = wordsOf(sheet, parts.slice(line))
  const group = findGroup(words) ?? findGroup(words.replace(/ (?:states|group|members|countries)$/, ''))
  return group === undefined ? parts : parts.slice(0, line)
}

/** Neighbouring words that are no names belong together; a remark belongs to the name before it. */
const runsOf = (parts: readonly NamePart[]): readonly (readonly NamePart[])[] => {
  const runs: NamePart[][] = []
  for (const part of parts) {
    const last = runs.at(-1)
    const goesOn = part.kind === 'gap' || part.kind === 'remark' || part.kind === last?.[0]?.kind
    if (last !== undefined && goesOn) last.push(part)
    else if (part.kind === 'name' || part.kind === 'unknown') runs.push([part])
  }
  return runs
}

const together = (read: readonly ReadNames[]): ReadNames => ({
  entries: read.flatMap(({ entries }) => entries),
  findings: read.flatMap(({ findings }) => findings),
})

/** Longer stretches are no name. */
const MOST_WORDS = 12
const MOST_PARTS = 30

const guessed = ({ sheet, reader, answer }: Reading, parts: readonly NamePart[]): ReadNames | undefined => {
  if (parts.length > MOST_PARTS || reader.isTired()) return undefined
  const words = wordsOf(sheet, parts)
  if (words === '' || words.split(' ').length > MOST_WORDS) return undefined
  const iso3 = reader.guess(words)
  if (iso3 === undefined) return undefined
  const at = startOf(sheet, parts)
  const text = printedText(sheet, parts)
  return { entries: [{ iso3, answer, at, name: text }], findings: [reader.doubtful(text, iso3, at)] }
}

const reported = ({ sheet, reader }: Reading, parts: readonly NamePart[]): ReadNames => {
  const words = wordsOf(sheet, parts)
  if (words === '') return NOTHING
  return { entries: [], findings: [reader.unknown(printedText(sheet, parts), words, startOf(sheet, parts))] }
}

const named = ({ sheet, reader, answer }: Reading, parts: readonly NamePart[]): ReadNames =>
  together(
    parts.flatMap((part, index) => {
      if (part.name === undefined) return []
      const at = sheet.tokens[part.from]?.at ?? 0
      const text = printedText(sheet, [part])
      const { iso3, finding } = reader.read(part.name, text, at)
      const entry = iso3 && { iso3, answer: remarked(sheet, remarkAfter(parts, index), answer), at, name: text }
      return [{ entries: entry ? [entry] : [], findings: finding ? [finding] : [] }]
    }),
  )

const remarkAfter = (parts: readonly NamePart[], index: number): NamePart | undefined => {
  let next = index + 1
  while (parts[next]?.kind === 'gap') next++
  return parts[next]
}

/** "Absent: Kyrgyzstan, Libya (suspended from membership)": the remark tells two reasons apart. */
const remarked = ({ tokens }: Sheet, remark: NamePart | undefined, answer: Answer): Answer => {
  if (remark?.kind !== 'remark' || (answer !== 'absent' && answer !== 'not-voting')) return answer
  const said = tokens.slice(remark.from, remark.to).map(({ folded }) => folded)
  if (said.some(word => word.startsWith('suspend'))) return 'suspended'
  return said.some(word => word.startsWith('absent')) ? 'absent' : answer
}

const startOf = ({ tokens }: Sheet, parts: readonly NamePart[]): number =>
  tokens[parts.find(({ kind }) => kind !== 'gap')?.from ?? 0]?.at ?? 0

/** The words as names are folded, without a leading article. */
const wordsOf = ({ tokens }: Sheet, parts: readonly NamePart[]): string =>
  parts
    .flatMap(({ from, to }) => tokens.slice(from, to))
    .flatMap(({ kind, folded }) => (kind === 'word' ? [folded] : []))
    .join(' ')
    .replace(/^(?:the )+/, '')

const LONGEST_QUOTE = 80

const printedText = ({ tokens }: Sheet, parts: readonly NamePart[]): string => {
  const [only, ...more] = parts
  if (only !== undefined && more.length === 0 && only.to === only.from + 1) return tokens[only.from]?.raw ?? ''
  const shown = parts.flatMap(({ from, to }) => tokens.slice(from, to))
  const text = shown.map(({ gap, raw }, index) => (index > 0 && gap !== 'none' ? ` ${raw}` : raw)).join('')
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text
}
