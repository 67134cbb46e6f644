// Zone word: the letters that people in a city know their time by.

/** Only these two are spoken of by letters in Geneva and New York; letters elsewhere are ambiguous (CST, IST). */
const letters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Europe/Zurich': { '+01:00': 'CET', '+02:00': 'CEST' },
  'America/New_York': { '-05:00': 'EST', '-04:00': 'EDT' },
}

/** "CET", or "UTC+05:45" for a zone without letters of its own. */
export const zoneWord = (at: Temporal.ZonedDateTime): string =>
  letters[at.timeZoneId]?.[at.offset] ?? (at.offset === '+00:00' ? 'UTC' : `UTC${at.offset}`)
