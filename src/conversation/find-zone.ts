// Find zone: the time zone that a city, or a name of the IANA time zone database, stands for.
import { ok, type Result, refuse } from '#src/result.ts'
import { fold } from '#src/states/fold.ts'
import cities from './cities.json' with { type: 'json' }
import { nearest } from './suggest.ts'

/** Area/City; a fixed offset, or an abbreviation such as CET, would not follow the clocks of any place. */
const IANA = /^[a-z]+\/[a-z_/+-]+$/i

/** Folded name of a city to its zone: the cities that zones are named after, and those that people ask for besides. */
const byCity: ReadonlyMap<string, string> = new Map([
  ...Intl.supportedValuesOf('timeZone')
    .filter(zone => !zone.startsWith('Etc/'))
    .map(zone => [fold(zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone), zone] as const),
  ...Object.entries(cities.zones).flatMap(([zone, names]) => names.map(name => [fold(name), zone] as const)),
])

/** `Kathmandu`, `new york`, `Asia/Kathmandu`, `UTC` to an IANA name; else a refusal with the nearest cities. */
export const findZone = (typed: string): Result<string> => {
  const text = typed.trim()
  if (/^(utc|gmt|z)$/i.test(text)) return ok('UTC')
  const zone = byCity.get(fold(text)) ?? (IANA.test(text) ? existing(text) : undefined)
  if (zone !== undefined) return ok(zone)
  const near = nearest(fold(text.split('/').at(-1) ?? text), [...byCity.keys()])
  return refuse(
    `I know no time zone "${typed}". Type a city, such as Geneva or "New York", or a name such as Asia/Kathmandu.`,
    near.map(city => ({ label: `${capitals(city)} (${byCity.get(city)})`, words: byCity.get(city) ?? city })),
  )
}

/** The zone as the database spells it; links such as Asia/Kathmandu stay as they were typed. */
const existing = (name: string): string | undefined => {
  try {
    return Temporal.PlainDate.from('2000-01-01').toZonedDateTime(name).timeZoneId
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const capitals = (city: string): string => city.replace(/(^| )\p{L}/gu, letter => letter.toUpperCase())
