// bulkVotes: reads a CSV file of many votes in small pieces, so that no file is too large and nobody waits for it.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { CsvError, type Info, parse } from 'csv-parse'
import { OperatorFault } from '#src/operator-fault.ts'
import { type BulkReader, bulkReader, type Taken } from '#src/votes/bulk/bulk-reader.ts'
import { delimiterOf } from './library-csv.ts'

/** What came of some rows. */
export interface Piece extends Taken {
  /** Of the file, so far. */
  readonly bytes: number
  readonly rows: number
}

/** Taken in before others get their turn: a millisecond or two. */
const PIECE_BYTES = 16 * 1024
/** Read from the disk at once: asking costs more than what is read. */
const READ_BYTES = 64 * 1024
/** A longer record is a quote that nobody closed. */
const LONGEST_RECORD = 256 * 1024
const HEADER_BYTES = 64 * 1024

/** The votes of a file, as they come whole. Throws an OperatorFault where the file cannot be read or is something else. */
export async function* bulkVotes(file: string): AsyncGenerator<Piece> {
  const delimiter = delimiterOf(await beginningOf(file))
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    maxRecordSize: LONGEST_RECORD,
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
  })
  pipeline(createReadStream(file, { highWaterMark: READ_BYTES }), parser, () => undefined)
  let reader: BulkReader | undefined
  let rows = 0
  let bytes = 0
  let rested = 0
  try {
    for await (const { record, info } of parser as AsyncIterable<{ readonly record: string[]; readonly info: Info }>) {
      if (reader === undefined) {
        reader = readerFor(record, file)
        continue
      }
      rows++
      bytes = info.bytes
      if (bytes - rested > PIECE_BYTES) {
        rested = bytes
        await setImmediate()
      }
      const taken = reader.take({ line: info.lines, cells: record })
      if (taken.votes.length > 0 || taken.faults.length > 0) yield { ...taken, bytes, rows }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    yield {
      votes: [],
      faults: [{ line: lineOf(error), text: 'From here on it is no CSV: a quote is not closed.' }],
      bytes,
      rows,
    }
  }
  if (reader === undefined) throw new OperatorFault(`${file} is empty.`)
  yield { ...reader.rest(), bytes, rows }
}

const readerFor = (header: readonly string[], file: string): BulkReader => {
  const reader = bulkReader(header)
  if (!reader.ok) throw new OperatorFault(`${file}: ${reader.refusal.sentence}`)
  return reader.value
}

const beginningOf = async (file: string): Promise<string> => {
  try {
    await using handle = await open(file)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } catch (cause) {
    throw new OperatorFault(`I cannot read the file ${file}. Type: palais import-votes <file.csv>`, { cause })
  }
}

const lineOf = (error: CsvError): number => (typeof error.lines === 'number' ? error.lines : 0)
