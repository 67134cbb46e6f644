// Settings: where the Matrix device is kept, and with what it is made when there is none.
import type { Credentials } from './sign-in.ts'

/** Its keys, its token, how far it has listened: in a file, or in a PostgreSQL database where any replica finds them. */
export type KeptIn = { readonly file: string } | { readonly url: string }

export interface MatrixSettings {
  readonly keptIn: KeptIn
  /** For a first start that nobody attends. */
  readonly credentials?: Omit<Credentials, 'password' | 'recoveryKey'> & {
    readonly password?: string
    readonly recoveryKey?: string
  }
}

export const placeOf = (keptIn: KeptIn): string => ('file' in keptIn ? keptIn.file : 'the database')
