// Follow fields: leads, the hour of whole days and the time of a digest, as people type them.
import { type Field, textField } from '#src/conversation/fields.ts'
import { type DigestTime, readDigestTime } from '#src/reminders/digest-time.ts'
import { type Lead, readLeads } from '#src/reminders/lead.ts'
import { ok, type Result, refuse } from '#src/result.ts'

const CLOCK = /^([01]?\d|2[0-3])[:.h]([0-5]\d)$/

/** A local hour, `09:00`. */
const readClock = (text: string): Result<string> => {
  const [, hour, minute] = CLOCK.exec(text.trim()) ?? []
  return hour === undefined
    ? refuse(`"${text}" is not an hour. Type for example at:09:00.`)
    : ok(`${hour.padStart(2, '0')}:${minute}`)
}

const word = <T>(about: { help: string; example: string }, read: Field<T>['read']): Field<T> => ({
  ...textField(about),
  kind: 'word',
  read,
})

export const leadsField: Field<readonly Lead[]> = {
  ...word({ help: 'how long before', example: '14d,3d,1d,3h' }, readLeads),
  kind: 'leads',
}
export const clockField: Field<string> = word({ help: 'hour', example: '09:00' }, readClock)
export const digestField: Field<DigestTime> = word(
  { help: 'daily or a day, and an hour', example: 'mon-08:00' },
  readDigestTime,
)
