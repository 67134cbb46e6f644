// Instant text: an instant as it is kept and compared: ISO 8601 in UTC, always 24 characters.

/** `2026-11-21T09:00:00.000Z`. With milliseconds always, because texts of different lengths missort. */
export const instantText = (instant: Temporal.Instant): string => instant.toString({ fractionalSecondDigits: 3 })
