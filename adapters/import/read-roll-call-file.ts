// readRollCallFile: the votes of a text of any form: library records by their own readers, all else as running text.

import { readLibraryRecord } from '#src/votes/roll-call/library-record.ts'
import type { PrintedRollCall, RollCallContext } from '#src/votes/roll-call/printed-roll-call.ts'
import { readRollCalls } from '#src/votes/roll-call/read-roll-calls.ts'
import { isLibraryCsv, libraryCsv } from './library-csv.ts'
import { isMarcXml, marcXml } from './marc-xml.ts'

/** What `context` leaves open is taken from the text. A damaged record gives what could be read of it. */
export const readRollCallFile = (text: string, context: RollCallContext = {}): readonly PrintedRollCall[] => {
  const records = isMarcXml(text) ? marcXml(text) : isLibraryCsv(text) ? libraryCsv(text) : undefined
  if (records === undefined) return readRollCalls(text, context)
  return records.map(record => readLibraryRecord(record, context))
}
