// Trial: one way to make it hard for the program, run to its end.
import type { Evidence } from './check.ts'
import type { Repeats } from './platform.ts'
import type { DatabaseKind, Ground } from './stand.ts'

export interface Outcome {
  readonly kills: number
  /** What ended by itself and should not have. */
  readonly crashes: readonly string[]
  readonly evidence: Evidence
}

export interface Trial {
  readonly name: string
  readonly database: DatabaseKind
  readonly repeats: Repeats
  /** `isTime`: whether there is time for more. */
  readonly run: (ground: Ground, isTime: () => boolean) => Promise<Outcome>
}
