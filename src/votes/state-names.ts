// State names: States as the reader calls them, with commas between.
import type { Reader } from '#src/calendar/say-when.ts'
import { type Iso3, pressNameOf } from '#src/states/state.ts'

/** In the order of their names in the reader's language. */
export const stateNames = (states: readonly Iso3[], { language }: Pick<Reader, 'language'>): string =>
  states
    .map(state => pressNameOf(state, language))
    .toSorted((a, b) => a.localeCompare(b, language))
    .join(', ')
