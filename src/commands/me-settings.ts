// Settings of me: what a person can choose for themselves, each with how it is read, said and typed again.
import { cityOf } from '#src/calendar/say-when.ts'
import { type Field, option, readDuration, textField, wordField } from '#src/conversation/fields.ts'
import { findZone } from '#src/conversation/find-zone.ts'
import { readQuietHours } from '#src/reminders/quiet-hours.ts'
import { counted } from '#src/reply/counted.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Preferences } from '#src/security/member.ts'

const LONGEST_TIDY = 7 * 24

const reading = <T>(field: Field<string>, read: (text: string) => Result<T>): Field<T | undefined> =>
  option({ ...field, read })

const languages = { en: 'English', fr: 'French', es: 'Spanish' } as const

const readLanguage = (text: string): Result<Preferences['language']> => {
  const typed = text.trim().toLowerCase()
  const found = Object.keys(languages).find(code => code === typed || code === typed.slice(0, 2))
  return found === undefined
    ? refuse(`I know lang:en, lang:fr and lang:es, not "${text}".`)
    : ok(found as Preferences['language'])
}

const readQuiet = (text: string): Result<string | 'off'> =>
  text.trim().toLowerCase() === 'off' ? ok('off') : readQuietHours(text)

const readSwitch = (text: string): Result<Preferences['cover']> => {
  const typed = text.trim().toLowerCase()
  return typed === 'on' || typed === 'off' ? ok(typed) : refuse(`Type cover:on or cover:off, not cover:${text}.`)
}

/** Hours, at least one. */
const readTidy = (text: string): Result<number> => {
  const duration = readDuration(text)
  if (!duration.ok) return duration
  const { years, months, weeks, days, hours, minutes } = duration.value
  const length = (weeks * 7 + days) * 24 + hours + minutes / 60
  return years === 0 && months === 0 && Number.isInteger(length) && length >= 1 && length <= LONGEST_TIDY
    ? ok(length)
    : refuse(`Type whole hours from tidy:1h to tidy:7d, not tidy:${text}: so long private answers stay.`)
}

/** The options of `me`. */
export const settingFields = {
  zone: reading(textField({ help: 'city or zone', example: 'Kathmandu' }), findZone),
  lang: reading(wordField({ help: 'en, fr or es', example: 'fr' }), readLanguage),
  quiet: reading(wordField({ help: 'hours or off', example: '22:00-07:00' }), readQuiet),
  cover: reading(wordField({ help: 'on or off', example: 'on' }), readSwitch),
  tidy: reading(wordField({ help: 'hours', example: '1h' }), readTidy),
}

/** What was typed of them. */
export interface Settings {
  readonly zone: string | undefined
  readonly lang: Preferences['language'] | undefined
  readonly quiet: string | undefined
  readonly cover: Preferences['cover'] | undefined
  readonly tidy: number | undefined
}

/** The preferences with what was typed. */
export const withSettings = ({ quiet: before, ...old }: Preferences, typed: Settings): Preferences => {
  const quiet = typed.quiet ?? before
  return {
    ...old,
    zone: typed.zone ?? old.zone,
    language: typed.lang ?? old.language,
    cover: typed.cover ?? old.cover,
    tidyHours: typed.tidy ?? old.tidyHours,
    ...(quiet === undefined || quiet === 'off' ? {} : { quiet }),
  }
}

interface Setting {
  readonly key: keyof Settings
  /** The value as it can be typed. */
  readonly words: (preferences: Preferences) => string
  readonly line: (preferences: Preferences, now: Temporal.Instant) => string
}

/** Each setting, in the order in which `me` shows them. */
export const settings: readonly Setting[] = [
  {
    key: 'zone',
    words: ({ zone }) => zone,
    line: ({ zone }, now) => {
      const hour = now.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })
      return `${cityOf(zone)} (${zone}), where it is ${hour} now`
    },
  },
  {
    key: 'lang',
    words: ({ language }) => language,
    line: ({ language }) => `${languages[language]}, for names of States and dates`,
  },
  {
    key: 'quiet',
    words: ({ quiet }) => quiet ?? 'off',
    line: ({ quiet }) => (quiet === undefined ? 'off: reminders come at any hour' : `${quiet}, in your zone`),
  },
  {
    key: 'cover',
    words: ({ cover }) => cover,
    line: ({ cover }) =>
      cover === 'on' ? 'on: neutral words in feeds and reminders' : 'off: plain titles in feeds and reminders',
  },
  {
    key: 'tidy',
    words: ({ tidyHours }) => `${tidyHours}h`,
    line: ({ tidyHours }) => `private answers are taken away after ${counted(tidyHours, 'hour')}`,
  },
]

/** The settings in which two differ, as words that give back the first: `zone:Europe/Zurich quiet:off`. */
export const wordsBack = (before: Preferences, after: Preferences): readonly string[] =>
  settings.filter(({ words }) => words(before) !== words(after)).map(({ key, words }) => `${key}:${words(before)}`)
