// Settings: how long, how often and on what the program is tried, as the command line says.
import { parseArgs } from 'node:util'
import type { DatabaseKind } from './stand.ts'

export interface Settings {
  readonly seed: number
  readonly databases: readonly DatabaseKind[]
  /** Kills at random on each database. */
  readonly kills: number
  readonly minutes: number
  readonly form: 'long' | 'short'
  /** Only trials whose name holds it. */
  readonly only: string
}

export const readSettings = (given: readonly string[]): Settings => {
  const { values } = parseArgs({
    args: [...given],
    options: {
      seed: { type: 'string' },
      database: { type: 'string' },
      kills: { type: 'string' },
      minutes: { type: 'string' },
      short: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
    },
  })
  const { short, database } = values
  if (database !== undefined && database !== 'sqlite' && database !== 'postgres')
    throw new Error('--database is sqlite or postgres')
  return {
    seed: number('seed', values.seed, Date.now() % 1_000_000),
    databases: database === undefined ? ['sqlite', 'postgres'] : [database],
    kills: number('kills', values.kills, short ? 30 : 1_000),
    minutes: number('minutes', values.minutes, short ? 15 : 20),
    form: short ? 'short' : 'long',
    only: values.only,
  }
}

const number = (name: string, given: string | undefined, otherwise: number): number => {
  if (given === undefined) return otherwise
  if (!/^\d+$/.test(given)) throw new Error(`--${name} is a whole number`)
  return Number(given)
}
