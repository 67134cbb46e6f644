// marcXml: voting records of the United Nations Digital Library in MARCXML.
import { SaxesParser } from 'saxes'
import type { LibraryRecord, LibraryRow } from '#src/votes/roll-call/library-record.ts'

/** Fields of a voting record: day, symbol, one vote a field, totals. */
const DATE = '269'
const SYMBOLS = ['791', '993']
const VOTE = '967'
const TOTALS = '996'
const TOTAL_CODES = { b: 'Y', c: 'N', d: 'A', e: 'X' } as const

interface Field {
  readonly tag: string
  readonly at: number
  readonly subfields: Map<string, string>
}

export const isMarcXml = (text: string): boolean => /<(?:[a-z]{1,9}:)?datafield[\s>]/i.test(text)

/** The records that hold votes, in the order of the text; what is not well formed is left out. */
export const marcXml = (text: string): readonly LibraryRecord[] =>
  recordsIn(text)
    .map(toRecord)
    .filter(({ rows }) => rows.length > 0)

const recordsIn = (text: string): readonly (readonly Field[])[] => {
  const records: Field[][] = [[]]
  let field: Field | undefined
  let code: string | undefined
  const parser = new SaxesParser()
  // Without a listener the first fault would end the reading.
  parser.on('error', () => {})
  parser.on('opentag', ({ name, attributes }) => {
    const tag = name.replace(/^.*:/, '')
    if (tag === 'record') records.push([])
    if (tag === 'datafield') field = { tag: attributes.tag ?? '', at: parser.position, subfields: new Map() }
    if (tag === 'subfield') code = attributes.code
  })
  parser.on('text', words => {
    if (field !== undefined && code !== undefined) field.subfields.set(code, (field.subfields.get(code) ?? '') + words)
  })
  parser.on('closetag', ({ name }) => {
    const tag = name.replace(/^.*:/, '')
    if (tag === 'subfield') code = undefined
    if (tag !== 'datafield' || field === undefined) return
    records.at(-1)?.push(field)
    field = undefined
  })
  parser.write(text.trimStart()).close()
  return records
}

const toRecord = (fields: readonly Field[]): LibraryRecord => {
  const of = (tag: string): readonly Field[] => fields.filter(field => field.tag === tag)
  return {
    rows: of(VOTE).flatMap(toRow),
    date: of(DATE)[0]?.subfields.get('a')?.trim(),
    symbols: SYMBOLS.flatMap(of).flatMap(({ subfields }) => subfields.get('a')?.trim() ?? []),
    totals: totalsOf(of(TOTALS)[0]),
  }
}

/** No subfield d: the State took no part. */
const toRow = ({ at, subfields }: Field): readonly LibraryRow[] => {
  const [code, letter = '', name] = ['c', 'd', 'e'].map(key => subfields.get(key)?.trim())
  return name === undefined && code === undefined ? [] : [{ letter, name: name ?? code ?? '', code, at }]
}

const totalsOf = (field: Field | undefined): LibraryRecord['totals'] =>
  Object.fromEntries(
    Object.entries(TOTAL_CODES).flatMap(([code, letter]) => {
      const total = Number.parseInt(field?.subfields.get(code) ?? '', 10)
      return Number.isNaN(total) ? [] : [[letter, total]]
    }),
  )
