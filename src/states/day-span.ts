// DaySpan: from one day to another, both included, as terms of office are given; an open end has no day.

export interface DaySpan {
  readonly from: Temporal.PlainDate | undefined
  readonly to: Temporal.PlainDate | undefined
}

/** Reads the ISO days of a data file. */
export const daySpan = ({
  from,
  to,
}: {
  readonly from?: string | undefined
  readonly to?: string | undefined
}): DaySpan => ({
  from: from === undefined ? undefined : Temporal.PlainDate.from(from),
  to: to === undefined ? undefined : Temporal.PlainDate.from(to),
})

export const includesDay = ({ from, to }: DaySpan, day: Temporal.PlainDate): boolean =>
  (from === undefined || Temporal.PlainDate.compare(from, day) <= 0) &&
  (to === undefined || Temporal.PlainDate.compare(day, to) <= 0)
