// Read records: a table (CSV with a header line) or a list (YAML) of events, each a record with the same few keys.
import { createHash } from 'node:crypto'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import { findBody } from '#src/calendar/body.ts'
import { asSlug, eventKinds, eventStates } from '#src/calendar/event.ts'
import type { ImportedItem, ReadCalendar } from '#src/calendar/import.ts'
import { readWhen } from '#src/calendar/read-when.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { findState } from '#src/states/find-state.ts'

const MOST = 5_000
/** The parser of YAML takes a second for so many characters, in which nobody else is answered. */
const LONGEST_LIST = 1_000_000
const KEYS = 'title, start (or date), and perhaps end, time, body, kind, state, place, url, note, id, status'

export interface RecordReading {
  readonly zone: string
  readonly now: Temporal.Instant
}

type Row = Readonly<Record<string, unknown>>

/** CSV with a header line: commas, semicolons or tabs. */
export const readCsv = (text: string, reading: RecordReading): Result<ReadCalendar> => {
  try {
    const rows: readonly Row[] = parseCsv(text, {
      columns: lower,
      bom: true,
      delimiter: [',', ';', '\t'],
      skip_empty_lines: true,
      trim: true,
      relax_column_count: true,
      max_record_size: 20_000,
      to: MOST + 1,
    })
    return readRows(rows, reading)
  } catch {
    return refuse(
      `This table cannot be read: a quote is not closed, or a line is too long. Its first line must name the columns: ${KEYS}.`,
    )
  }
}

/** A YAML list, or a map with the list under `events`. Aliases are not followed. */
export const readYaml = (text: string, reading: RecordReading): Result<ReadCalendar> => {
  if (text.length > LONGEST_LIST) return refuse('This list is larger than 1 MB. Take a smaller part of it.')
  try {
    const value: unknown = parseYaml(text, { maxAliasCount: 0, schema: 'core' })
    const rows = Array.isArray(value) ? value : (value as { events?: unknown } | null)?.events
    if (!Array.isArray(rows)) return refuse(`This YAML holds no list of events. Each needs: ${KEYS}.`)
    return readRows(
      rows.filter((row): row is Row => typeof row === 'object' && row !== null),
      reading,
    )
  } catch {
    return refuse('This YAML cannot be read: check its indentation and its quotes.')
  }
}

const lower = (header: readonly string[]): string[] => header.map(name => name.trim().toLowerCase())

const readRows = (rows: readonly Row[], reading: RecordReading): Result<ReadCalendar> => {
  if (rows.length === 0) return refuse(`There is no event in it. Each needs: ${KEYS}.`)
  if (rows.length > MOST) return refuse(`It has more than ${MOST} rows, and that is the most that are read at once.`)
  const remarks: string[] = []
  const items = rows.flatMap((row, index) => {
    const item = readRow(row, reading)
    if (item.ok) return [item.value]
    remarks.push(`row ${index + 1}: ${item.refusal.sentence}`)
    return []
  })
  return items.length === 0 ? refuse(`No row could be used. ${remarks[0]}`) : ok({ items, remarks })
}

const readRow = (row: Row, { zone, now }: RecordReading): Result<ImportedItem> => {
  const cell = (...names: readonly string[]): string => {
    const value = names.map(name => row[name]).find(one => one !== undefined && one !== null && one !== '')
    return value instanceof Date
      ? value.toISOString().slice(0, 10)
      : String(value ?? '')
          .trim()
          .slice(0, 1_000)
  }
  const title = cell('title', 'summary', 'name')
  if (title === '') return refuse('it has no title.')
  const body = findBody(cell('body'))
  const when = readWhen(dates(cell), { zone: body?.zone ?? zone, now })
  if (!when.ok) return when
  const state = cell('state', 'country')
  const country = state === '' ? undefined : findState(state)
  if (country !== undefined && country.kind !== 'one') return refuse(`"${state}" is not one State.`)
  const kind = eventKinds.find(one => one === cell('kind').toLowerCase())
  const print = createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, 32)
  return ok({
    uid: asSlug(cell('id', 'uid', 'slug')) ?? `${title} ${cell('body')} ${state}`.toLowerCase(),
    title: title.slice(0, 300),
    when: when.value,
    state: eventStates.find(one => one === cell('status').toLowerCase()) ?? 'planned',
    print,
    ...(body === undefined ? {} : { body: body.id }),
    ...(kind === undefined ? {} : { kind }),
    ...(country === undefined ? {} : { country: country.iso3 }),
    ...optionalText('place', cell('place', 'location')),
    ...optionalText('note', cell('note')),
    ...(/^https?:\/\//.test(cell('url', 'source')) ? { url: cell('url', 'source') } : {}),
  })
}

const dates = (cell: (...names: readonly string[]) => string): string => {
  const [start, end, time] = [cell('start', 'date', 'when'), cell('end', 'until'), cell('time', 'hour')]
  if (end !== '' && end !== start) return `${start}..${end}`
  return time === '' ? start : `${start} ${time}`
}

const optionalText = <K extends string>(key: K, text: string): { readonly [P in K]?: string } =>
  (text === '' ? {} : { [key]: text }) as { readonly [P in K]?: string }
