// Client name: which calendar app asks, by what it calls itself; never the whole text, which tells too much of its owner.

const names: readonly (readonly [RegExp, string])[] = [
  [/google-calendar/i, 'Google Calendar'],
  [/icsx5/i, 'ICSx5'],
  [/thunderbird/i, 'Thunderbird'],
  [/nextcloud/i, 'Nextcloud'],
  [/outlook|microsoft/i, 'Outlook'],
  [/vdirsyncer/i, 'vdirsyncer'],
  [/proton/i, 'Proton Calendar'],
  [/fastmail|cyrus/i, 'Fastmail'],
  [/evolution|libical|gnome/i, 'GNOME Calendar'],
  [/dataaccessd|calendaragent|\bios\b|macos|mac os x|apple/i, 'Apple Calendar'],
  [/mozilla|curl|wget|python/i, 'a browser or a script'],
]

/** The name of a calendar app that is known by its User-Agent. */
export const clientName = (agent: string | undefined): string =>
  names.find(([pattern]) => pattern.test(agent ?? ''))?.[1] ?? 'another app'
