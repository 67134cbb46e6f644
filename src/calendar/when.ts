// When: what is known of a date: whole days, a moment, or only the bounds within which the day will fall.

/** How well a date is known. Only `day` may be printed as a date; the others are bounds. */
export const precisions = ['day', 'session', 'month', 'window'] as const
export type Precision = (typeof precisions)[number]

/** Whole days at the place of the event; `until` is the day after the last (half-open). */
export interface Days {
  readonly kind: 'days'
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
  readonly zone: string
}

/** An hour at the place of the event; kept as local time and zone, so that a change of zone rules is repaired by itself. */
export interface Moment {
  readonly kind: 'moment'
  readonly at: Temporal.PlainDateTime
  /** The end, in the same zone; absent for a point in time such as a deadline. */
  readonly until?: Temporal.PlainDateTime
  readonly zone: string
}

/** The day is not fixed: it lies in [from, until), half-open. */
export interface Bounds {
  readonly kind: 'bounds'
  readonly precision: Exclude<Precision, 'day'>
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
  readonly zone: string
}

export type When = Days | Moment | Bounds

export const precisionOf = (when: When): Precision => (when.kind === 'bounds' ? when.precision : 'day')

/** The first day on which it can fall. */
export const firstDay = (when: When): Temporal.PlainDate => (when.kind === 'moment' ? when.at.toPlainDate() : when.from)

/** The day after the last on which it can fall. */
export const dayAfter = (when: When): Temporal.PlainDate => {
  if (when.kind !== 'moment') return when.until
  return lastMinute(when).toPlainDate().add({ days: 1 })
}

/** Lists are sorted and cut by days and instants, and finding them is slow: each is found once. */
const onceEach = <T extends object | string>(of: (when: When) => T): ((when: When) => T) => {
  const found = new WeakMap<When, T>()
  return when => {
    const known = found.get(when)
    if (known !== undefined) return known
    const value = of(when)
    found.set(when, value)
    return value
  }
}

/** The last day on which it can fall. */
export const lastDay = onceEach(when => dayAfter(when).subtract({ days: 1 }))

/** The instant from which it can begin: midnight at the place for days and bounds. A gap in the clocks counts forward, a fold takes the first. */
export const beginning = onceEach(when =>
  when.kind === 'moment' ? when.at.toZonedDateTime(when.zone) : when.from.toZonedDateTime(when.zone),
)

/** The instant after which it is certainly over. */
export const ending = onceEach(when =>
  when.kind === 'moment' ? (when.until ?? when.at).toZonedDateTime(when.zone) : when.until.toZonedDateTime(when.zone),
)

/** Whether two say the same of the date; what kind of change it would be is for `change.ts`. */
export const sameWhen = (a: When, b: When): boolean => whenKey(a) === whenKey(b)

const whenKey = onceEach(when =>
  when.kind === 'moment'
    ? [when.at, when.until ?? '', when.zone].join(' ')
    : [precisionOf(when), when.from, when.until, when.zone].join(' '),
)

const lastMinute = (when: Moment): Temporal.PlainDateTime => {
  if (when.until === undefined || when.until.equals(when.at)) return when.at
  return when.until.subtract({ nanoseconds: 1 })
}
