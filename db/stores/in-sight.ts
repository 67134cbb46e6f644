// In sight: the one condition that keeps what a space has to itself from everybody else.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Sight } from '#src/calendar/calendar.ts'
import type { Slots } from './prepared.ts'

/** Of events or changes: public ones, and those of the reader's space. */
export const inSight = ({ space }: Sight | Slots<Sight>): RawBuilder<SqlBool> =>
  space === undefined ? sql`public = 1` : sql`(public = 1 or space = ${space})`
