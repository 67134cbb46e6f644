// The label table: for each way out and each label, under which condition it may be shown there.
import type { Destination } from './audience.ts'
import type { Label } from './label.ts'

/**
 * What a cell may say.
 * - `yes`: to whoever is there
 * - `members`: unless guests or people of other organisations are in the place
 * - `picks-in-private`: only parts made of picks (State, stance, confidence, ask, date), and only to one reader
 * - `pointer`: only that it exists, and where it can be read
 * - `space`: members of the same space
 * - `same-organisation`, `named`: every reader is of the author's organisation, or is a named recipient
 * - `if-space-says-so`: feeds, when the space chose it
 * - `no`: not even its existence
 */
export type Cell =
  | 'yes'
  | 'members'
  | 'picks-in-private'
  | 'pointer'
  | 'space'
  | 'same-organisation'
  | 'named'
  | 'if-space-says-so'
  | 'no'

/** Where something may be shown. The terminal is the operator's own machine: it reads like an encrypted direct room. */
export const shown: Readonly<Record<Destination, Readonly<Record<Label, Cell>>>> = {
  slack: { CLEAR: 'yes', GREEN: 'members', AMBER: 'picks-in-private', 'AMBER+STRICT': 'no', RED: 'no' },
  'matrix-clear': { CLEAR: 'yes', GREEN: 'yes', AMBER: 'pointer', 'AMBER+STRICT': 'no', RED: 'no' },
  'matrix-encrypted': { CLEAR: 'yes', GREEN: 'yes', AMBER: 'space', 'AMBER+STRICT': 'same-organisation', RED: 'named' },
  terminal: { CLEAR: 'yes', GREEN: 'yes', AMBER: 'space', 'AMBER+STRICT': 'same-organisation', RED: 'named' },
  public: { CLEAR: 'yes', GREEN: 'if-space-says-so', AMBER: 'no', 'AMBER+STRICT': 'no', RED: 'no' },
}

/** What may be typed: `picks` keeps State, stance, confidence, ask and date, and drops other words unstored. */
export const typed: Readonly<Record<Exclude<Destination, 'public'>, Readonly<Record<Label, 'yes' | 'picks' | 'no'>>>> =
  {
    slack: { CLEAR: 'yes', GREEN: 'yes', AMBER: 'picks', 'AMBER+STRICT': 'no', RED: 'no' },
    'matrix-clear': { CLEAR: 'yes', GREEN: 'yes', AMBER: 'picks', 'AMBER+STRICT': 'no', RED: 'no' },
    'matrix-encrypted': { CLEAR: 'yes', GREEN: 'yes', AMBER: 'yes', 'AMBER+STRICT': 'yes', RED: 'yes' },
    terminal: { CLEAR: 'yes', GREEN: 'yes', AMBER: 'yes', 'AMBER+STRICT': 'yes', RED: 'yes' },
  }

/** Where it is kept. */
export const stored: Readonly<Record<Label, 'plain' | 'vault'>> = {
  CLEAR: 'plain',
  GREEN: 'plain',
  AMBER: 'vault',
  'AMBER+STRICT': 'vault',
  RED: 'vault',
}
