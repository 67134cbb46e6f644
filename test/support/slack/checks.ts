// Checks: small judges of JSON that say what is wrong and where, in the words in which Slack says it.

/** Faults of a value at a JSON pointer; none when it is as it has to be. */
export type Check = (value: unknown, at: string) => readonly string[]

const fault = (what: string, at: string): readonly string[] => [`[ERROR] ${what} [json-pointer:${at}]`]

/** A string of so many UTF-16 units. */
export const text =
  (least: number, longest: number): Check =>
  (value, at) => {
    if (typeof value !== 'string') return fault('must provide a string', at)
    if (value.length < least) return fault(`must be more than ${least - 1} characters`, at)
    return value.length > longest ? fault(`must be less than ${longest + 1} characters`, at) : []
  }

export const matching =
  (pattern: RegExp, what: string): Check =>
  (value, at) =>
    typeof value === 'string' && pattern.test(value) ? [] : fault(`must be ${what}`, at)

export const integer =
  (least: number, most: number): Check =>
  (value, at) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? []
      : fault(`must be a whole number from ${least} to ${most}`, at)

export const truth: Check = (value, at) => (typeof value === 'boolean' ? [] : fault('must be a boolean', at))

export const literal =
  (...known: readonly unknown[]): Check =>
  (value, at) =>
    known.includes(value) ? [] : fault(`must be one of ${known.join(', ')}`, at)

export const list =
  (each: Check, least: number, most: number): Check =>
  (value, at) => {
    if (!Array.isArray(value)) return fault('must be an array', at)
    if (value.length < least) return fault(`no fewer than ${least} items allowed`, at)
    if (value.length > most) return fault(`no more than ${most} items allowed`, at)
    return value.flatMap((one, index) => each(one, `${at}/${index}`))
  }

type Shape = Readonly<Record<string, Check>>

/** An object with these properties and no others. */
export const object =
  (needed: Shape, optional: Shape = {}): Check =>
  (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault('must be an object', at)
    const known = { ...needed, ...optional }
    return [
      ...Object.keys(needed).flatMap(key => (key in value ? [] : fault(`missing required field: ${key}`, at))),
      ...Object.entries(value).flatMap(([key, inner]) => {
        const check = Object.hasOwn(known, key) ? known[key] : undefined
        if (check === undefined) return fault(`additional property: ${key}`, at)
        return inner === undefined ? fault(`undefined property: ${key}`, at) : check(inner, `${at}/${key}`)
      }),
    ]
  }

/** An object whose `type` says what else it has. */
export const byType =
  (kinds: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    const type = (value as { type?: unknown } | null)?.type
    const check = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined
    return check === undefined ? fault(`unsupported type: ${String(type)}`, `${at}/type`) : check(value, at)
  }

/** All of them. */
export const both =
  (...checks: readonly Check[]): Check =>
  (value, at) =>
    checks.flatMap(check => check(value, at))

/** A condition on an object that is well formed otherwise. */
export const must =
  (holds: (value: Readonly<Record<string, unknown>>) => boolean, what: string): Check =>
  (value, at) =>
    typeof value === 'object' && value !== null && !holds(value as Record<string, unknown>) ? fault(what, at) : []
