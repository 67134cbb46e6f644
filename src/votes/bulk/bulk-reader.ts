// BulkReader: rows of a file of many votes become votes for the ledger, in whichever of the known forms the file is.
import { ok, type Result, refuse } from '#src/result.ts'
import type { SourcedVote } from '#src/votes/sourced-vote.ts'
import { isLibraryHeader, libraryRows } from './library-rows.ts'
import { isMatrixHeader, matrixRows } from './matrix-rows.ts'

export interface Row {
  /** Counted from 1, the header being the first. */
  readonly line: number
  readonly cells: readonly string[]
}

/** What is wrong with a row, in a sentence; the rest of the file is read all the same. */
export interface RowFault {
  readonly line: number
  readonly text: string
}

export interface Taken {
  readonly votes: readonly SourcedVote[]
  readonly faults: readonly RowFault[]
}

export interface BulkReader {
  /** The votes that are whole with this row. */
  take(row: Row): Taken
  /** What was left unfinished when the file ended. */
  rest(): Taken
}

/** The reader for a file with this header. The refusal names the columns that are needed. */
export const bulkReader = (header: readonly string[]): Result<BulkReader> => {
  const columns = header.map(column => column.trim())
  if (isLibraryHeader(columns)) return ok(libraryRows(columns))
  if (isMatrixHeader(columns)) return ok(matrixRows(columns))
  return refuse(
    'This is no file of votes that I know. Its first line must name ms_code, ms_name, ms_vote and date (UN Digital Library), or rcid, date and one column for each State (AFG, AGO …).',
  )
}
