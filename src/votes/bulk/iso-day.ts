// isoDay: a day as data files write it, checked.

/** Each reader keeps the days it has seen: a file has few days and many rows. */
export const dayReader = (): ((text: string) => string | undefined) => {
  const known = new Map<string, string | undefined>()
  return text => {
    if (!known.has(text)) known.set(text, isoDay(text))
    return known.get(text)
  }
}

/** `2019-12-18`, also where an hour follows it; undefined for everything else. */
const isoDay = (text: string): string | undefined => {
  const [, day] = /^(\d{4}-\d{2}-\d{2})(?:[T ][\d:.]+Z?)?$/.exec(text.trim()) ?? []
  if (day === undefined) return undefined
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}
