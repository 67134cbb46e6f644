// Read JSON: what a column holds as a value of its schema; damage is named by where it is, never by what it says.
import type { z } from 'zod'

/** The value. Throws when the text is no JSON or does not fit; `of` says whose it is, by id: `facts of event …`. */
export const readJson = <T>(json: string, schema: z.ZodType<T>, of: string): T => {
  const read = schema.safeParse(parsed(json))
  if (read.success) return read.data
  const where = [...new Set(read.error.issues.map(issue => issue.path[0] ?? 'all of it'))].map(String).join(', ')
  throw new Error(`The stored ${of} are damaged: ${where}.`)
}

// The engine's own message quotes the text, which must not reach a log.
const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
