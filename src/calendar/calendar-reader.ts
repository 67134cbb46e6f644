// Port: reads a foreign calendar from its text; the library that knows the format is elsewhere.
import type { Result } from '#src/result.ts'
import type { BodyId } from './body.ts'
import type { ReadCalendar } from './import.ts'

/** Longest text that is read, in characters. */
export const LONGEST_CALENDAR = 8 * 1024 * 1024

/** Known by the first characters and the name: iCalendar, CSV with a header line, YAML. */
export type CalendarReader = (
  text: string,
  about: { readonly name: string; readonly body: BodyId },
) => Promise<Result<ReadCalendar>>
