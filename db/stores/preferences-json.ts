// Preferences as JSON: what a person chose, over the defaults.
import { z } from 'zod'
import { defaultPreferences, type Preferences } from '#src/security/member.ts'
import { readJson } from './read-json.ts'

/** A preference that came with a later version has its default for people who chose before. */
export const preferencesFromJson = (json: string): Preferences => readJson(json, shape, 'preferences of a member')

const { zone, language, cover, tidyHours } = defaultPreferences

const shape: z.ZodType<Preferences> = z.object({
  zone: z.string().default(zone),
  language: z.enum(['en', 'fr', 'es']).default(language),
  quiet: z.string().exactOptional(),
  cover: z.enum(['on', 'off']).default(cover),
  tidyHours: z.number().default(tidyHours),
} satisfies Record<keyof Preferences, z.ZodType>)
