// Connection: a database that answers, whichever it is, before anything is known of what it holds.
import type { Kysely } from 'kysely'
import type { OperatorFault } from '#src/operator-fault.ts'
import type { Schema } from './schema.ts'

export interface Connection {
  readonly kind: 'sqlite' | 'postgres'
  readonly db: Kysely<Schema>
  /** Overwrites what erased rows left in files beside the tables, as far as this database can. */
  readonly scrub: () => Promise<void>
  /** What the operator has to put right, when that is what an error of this database means. */
  readonly faultOf: (error: unknown) => OperatorFault | undefined
}
