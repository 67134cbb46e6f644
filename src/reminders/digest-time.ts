// Digest time: every day or one day of the week, at a local hour.
import { ok, type Result, refuse } from '#src/result.ts'

/** `daily-08:00` or `mon-08:00`. */
export type DigestTime = string & { readonly __brand: 'DigestTime' }

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const DIGEST = /^(daily|mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?-?([01]?\d|2[0-3]):([0-5]\d)$/i

/** Reads `daily-08:00`, `mon-08:00`. */
export const readDigestTime = (text: string): Result<DigestTime> => {
  const match = DIGEST.exec(text.trim())
  if (match === null)
    return refuse(`"${text}" is not a time for a digest. Type digest:daily-08:00 or digest:mon-08:00.`)
  return ok(`${match[1]?.toLowerCase()}-${match[2]?.padStart(2, '0')}:${match[3]}` as DigestTime)
}

/** The first such time after an instant, in a zone. */
export const nextDigest = (digest: DigestTime, after: Temporal.Instant, zone: string): Temporal.Instant => {
  const [day = '', time = ''] = [digest.slice(0, digest.indexOf('-')), digest.slice(digest.indexOf('-') + 1)]
  let date = after.toZonedDateTimeISO(zone).toPlainDate()
  for (let tries = 0; tries < 9; tries++, date = date.add({ days: 1 })) {
    const instant = date.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone).toInstant()
    const rightDay = day === 'daily' || days[date.dayOfWeek - 1] === day
    if (rightDay && Temporal.Instant.compare(instant, after) > 0) return instant
  }
  throw new Error(`no next digest for ${digest}`)
}

/** The last such time up to an instant, in a zone: of several that were missed, the one worth sending. */
export const latestDigest = (digest: DigestTime, by: Temporal.Instant, zone: string): Temporal.Instant => {
  let latest = nextDigest(digest, by.subtract({ hours: 9 * 24 }), zone)
  for (;;) {
    const next = nextDigest(digest, latest, zone)
    if (Temporal.Instant.compare(next, by) > 0) return latest
    latest = next
  }
}

/** "every day at 08:00", "every Mon at 08:00". */
export const sayDigestTime = (digest: DigestTime): string => {
  const [day = '', hour = ''] = [digest.slice(0, digest.indexOf('-')), digest.slice(digest.indexOf('-') + 1)]
  return day === 'daily' ? `every day at ${hour}` : `every ${day[0]?.toUpperCase()}${day.slice(1)} at ${hour}`
}

/** How far back a digest looks: since the one before. */
export const digestSpan = (digest: DigestTime): Temporal.Duration =>
  Temporal.Duration.from({ hours: digest.startsWith('daily') ? 24 : 168 })
