// DaySpan: from one ISO day to another, both included, as terms of office are given; an open end has no day.

/** Days as text: they are shown as they stand, and compare fast, which reading thousands of roll calls needs. */
export interface DaySpan {
  readonly from?: string
  readonly to?: string
}

/** Drops what a data file left out. */
export const daySpan = ({ from, to }: { from?: string | undefined; to?: string | undefined }): DaySpan => ({
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
})

/** Whether the span includes the ISO day. */
export const includesDay = ({ from, to }: DaySpan, day: string): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to)
