// Change id field: K77, or 77.
import type { Field } from '#src/conversation/fields.ts'
import { ok, type Result, refuse } from '#src/result.ts'

/** The number of a change id; 0 does not exist. */
export const readChangeId = (text: string): Result<number> => {
  const match = /^k?([1-9]\d{0,8})$/i.exec(text.trim())
  return match === null
    ? refuse(`"${text}" is not the id of a change, such as K77. The latest are listed by: changes 7d`)
    : ok(Number(match[1]))
}

export const changeIdField: Field<number> = {
  as: 'word',
  kind: 'id',
  help: 'change',
  example: 'K77',
  needed: 'yes',
  read: readChangeId,
}
