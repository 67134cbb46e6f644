// Settings: where the Matrix device is kept, and with what it is made when there is none.
import type { Credentials } from './sign-in.ts'

export interface MatrixSettings {
  /** The file of the device: its keys, its token, how far it has listened. */
  readonly file: string
  /** For a first start that nobody attends. */
  readonly credentials?: Omit<Credentials, 'password' | 'recoveryKey'> & {
    readonly password?: string
    readonly recoveryKey?: string
  }
}
