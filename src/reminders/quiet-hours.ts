// Quiet hours: a reminder waits until they end if it is still useful then; otherwise it goes out before they begin.
import { ok, type Result, refuse } from '#src/result.ts'

const HOURS = /^([01]?\d|2[0-3]):([0-5]\d)-([01]?\d|2[0-3]):([0-5]\d)$/
const LONGEST = 14 * 60

/** Reads `22:00-07:00`; at most 14 hours long. */
export const readQuietHours = (text: string): Result<string> => {
  const match = HOURS.exec(text.trim())
  if (match === null)
    return refuse(`"${text}" is not a span of hours. Type for example quiet:22:00-07:00, or quiet:off.`)
  const [begin, end] = [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])]
  const length = (end - begin + 1440) % 1440
  if (length === 0 || length > LONGEST)
    return refuse(
      'Quiet hours may last 14 hours at most, or reminders could not keep their word. Type for example quiet:22:00-07:00.',
    )
  return ok(`${match[1]?.padStart(2, '0')}:${match[2]}-${match[3]?.padStart(2, '0')}:${match[4]}`)
}

/** How long before its time a reminder must be looked at, so that it can still go out before quiet hours begin. */
export const LOOK_AHEAD = Temporal.Duration.from({ hours: 16 })

/** When to send, and why not at the due time. */
export interface QuietVerdict {
  readonly at: Temporal.Instant
  readonly why?: 'held' | 'early'
}

/**
 * When a reminder that falls due at an instant goes out to somebody with quiet hours in a zone. Held back until they end
 * if at least an hour of use is left then; else sent a quarter of an hour before they begin.
 */
export const quietVerdict = (
  due: Temporal.Instant,
  usefulUntil: Temporal.Instant,
  quiet: { readonly hours: string; readonly zone: string },
): QuietVerdict => {
  const span = quietSpan(due, quiet)
  if (span === undefined) return { at: due }
  const stillUseful = Temporal.Instant.compare(span.end.add({ hours: 1 }), usefulUntil) <= 0
  return stillUseful ? { at: span.end, why: 'held' } : { at: span.begin.subtract({ minutes: 15 }), why: 'early' }
}

/** The quiet span that an instant lies in, half-open. */
const quietSpan = (
  at: Temporal.Instant,
  { hours, zone }: { readonly hours: string; readonly zone: string },
): { begin: Temporal.Instant; end: Temporal.Instant } | undefined => {
  const [from = '', until = ''] = hours.split('-')
  const today = at.toZonedDateTimeISO(zone).toPlainDate()
  for (const day of [today.subtract({ days: 1 }), today]) {
    const begin = day.toPlainDateTime(Temporal.PlainTime.from(from)).toZonedDateTime(zone).toInstant()
    const lastDay = until <= from ? day.add({ days: 1 }) : day
    const end = lastDay.toPlainDateTime(Temporal.PlainTime.from(until)).toZonedDateTime(zone).toInstant()
    if (Temporal.Instant.compare(begin, at) <= 0 && Temporal.Instant.compare(at, end) < 0) return { begin, end }
  }
  return undefined
}
