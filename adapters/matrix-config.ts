// Matrix config: where the Matrix device is kept and with what it is made, as the environment says.

export interface Matrix {
  /** A file, or the PostgreSQL database that any replica reaches. */
  readonly keptIn: { readonly file: string } | { readonly url: string }
  /** For a first start that nobody attends. */
  readonly credentials?: {
    readonly homeserver: string
    readonly user: string
    readonly password?: string
    readonly recoveryKey?: string
  }
}

/** What was read of it, each as it was set. */
export interface MatrixRead {
  readonly DATABASE_URL: string
  readonly MATRIX_HOMESERVER?: string | undefined
  readonly MATRIX_USER?: string | undefined
  readonly MATRIX_PASSWORD?: string | undefined
  readonly MATRIX_RECOVERY_KEY?: string | undefined
  readonly MATRIX_STORE?: string | undefined
}

/** What is missing of settings that belong together. */
export const halfMatrix = ({ MATRIX_HOMESERVER, MATRIX_USER, MATRIX_PASSWORD }: MatrixRead): readonly string[] => {
  if ((MATRIX_HOMESERVER === undefined) === (MATRIX_USER === undefined))
    return MATRIX_PASSWORD === undefined || MATRIX_USER !== undefined
      ? []
      : ['MATRIX_PASSWORD is for a first start, together with MATRIX_HOMESERVER and MATRIX_USER.']
  return ['MATRIX_HOMESERVER and MATRIX_USER are set together or not at all. To be asked for them: palais matrix-login']
}

/** Where the database is: beside its file, or in it, so that another replica can go on with the device. */
export const toMatrix = (read: MatrixRead): Matrix => {
  const { MATRIX_HOMESERVER: homeserver, MATRIX_USER: user, MATRIX_PASSWORD: password } = read
  const { MATRIX_RECOVERY_KEY: recoveryKey } = read
  const database = /^sqlite:(?!:memory:)(.+?)(?:\.db)?$/.exec(read.DATABASE_URL)?.[1] ?? 'palais'
  return {
    keptIn:
      read.MATRIX_STORE === undefined && /^postgres/.test(read.DATABASE_URL)
        ? { url: read.DATABASE_URL }
        : { file: read.MATRIX_STORE ?? `${database}.matrix.db` },
    ...(homeserver === undefined || user === undefined
      ? {}
      : {
          credentials: {
            homeserver,
            user,
            ...(password === undefined ? {} : { password }),
            ...(recoveryKey === undefined ? {} : { recoveryKey }),
          },
        }),
  }
}
