// Pressure: a démarche or a threat on a State, and what later came of it, as two records.
import type { MemberId } from '#src/security/member.ts'
import type { Columns, VaultRecord } from '#src/security/vault.ts'
import type { Iso3 } from '#src/states/state.ts'

export const PLACES = ['geneva', 'new-york', 'capital', 'their-capital', 'elsewhere'] as const
export type PressurePlace = (typeof PLACES)[number]

export const PRESSURE_CHANNELS = ['call', 'visit', 'note-verbale', 'envoy', 'corridor', 'message', 'other'] as const
export type PressureChannel = (typeof PRESSURE_CHANNELS)[number]

export const LEVERS = [
  'trade',
  'aid',
  'visit',
  'dialogue',
  'un-funding',
  'debt',
  'votes',
  'security',
  'other',
  'unknown',
] as const
export type Lever = (typeof LEVERS)[number]

/** What the State under pressure answered. */
export const PRESSURE_ANSWERS = ['gave-in', 'partly', 'refused', 'silent', 'unknown'] as const
export type PressureAnswer = (typeof PRESSURE_ANSWERS)[number]

/** Whether what was threatened or promised was then done. */
export const FOLLOW_THROUGHS = ['none', 'partial', 'full', 'unknown'] as const
export type FollowThrough = (typeof FOLLOW_THROUGHS)[number]

export interface PressureContent {
  /** On whom. */
  readonly on: Iso3
  readonly by?: Iso3
  /** Number of the draft that it is about. */
  readonly draft?: number
  /** ISO. */
  readonly day: string
  readonly place: PressurePlace
  readonly channel: PressureChannel
  readonly lever: Lever
  readonly demand?: string
  readonly answer: PressureAnswer
}

export interface Pressure extends PressureContent {
  /** P3. */
  readonly name: string
  readonly author: MemberId
  /** Only for who may read it. */
  readonly source?: string
}

/** The record is one organisation's, its source only for those named. */
export const columnsOfPressure = (content: PressureContent, source: string | undefined): Columns => ({
  pressure: { label: 'AMBER+STRICT', value: content },
  ...(source === undefined ? {} : { source: { label: 'RED', value: source } }),
})

/** Undefined where the reader may not have the record itself. */
export const pressureFrom = ({ name, author, columns }: VaultRecord): Pressure | undefined => {
  const content = columns.pressure?.value as PressureContent | undefined
  const source = columns.source?.value as string | undefined
  return content === undefined ? undefined : { ...content, name, author, ...(source === undefined ? {} : { source }) }
}

/** What came of one pressure, written down later. */
export interface Outcome {
  /** P3. */
  readonly pressure: string
  readonly through: FollowThrough
  readonly day: string
}

/** How often what was threatened was done: of those whose outcome is known, and how many are not known. */
export interface Rate {
  readonly done: number
  readonly partly: number
  readonly known: number
  readonly unknown: number
}

/** By the newest outcome of each; a pressure without one is unknown. */
export const rateOf = (pressures: readonly Pick<Pressure, 'name'>[], outcomes: readonly Outcome[]): Rate => {
  const newest = new Map(outcomes.map(outcome => [outcome.pressure, outcome.through]))
  const through = pressures.map(({ name }) => newest.get(name) ?? 'unknown')
  const count = (what: FollowThrough): number => through.filter(one => one === what).length
  return {
    done: count('full'),
    partly: count('partial'),
    known: through.length - count('unknown'),
    unknown: count('unknown'),
  }
}
