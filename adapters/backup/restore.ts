// Restore: brings the two parts of a backup back: the key file first, then the database.
import { access, open, rm } from 'node:fs/promises'
import { z } from 'zod'
import { OperatorFault } from '#src/operator-fault.ts'
import { readPart, readSecrets } from './part.ts'

const keyringShape = z.object({ keyring: z.string() })

export interface Given {
  readonly data: string
  readonly keys: string
  /** A file with the off-line key. */
  readonly secret: string
  readonly keyringPath: string
}

/** `fill` puts the parts into the database; when it fails the key file is taken back. */
export const restoreFrom = async <T>(
  given: Given,
  fill: (parts: { readonly data: readonly string[]; readonly keys: readonly string[] }) => Promise<T>,
): Promise<T> => {
  const secrets = await readSecrets(given.secret)
  const data = await readPart(given.data, secrets)
  const lines = await readPart(given.keys, secrets)
  const { keyring } = keyringOf(lines)
  if (
    await access(given.keyringPath).then(
      () => true,
      () => false,
    )
  )
    throw new OperatorFault(`There is a keyring at ${given.keyringPath} already. Move it away, or set PALAIS_KEYRING.`)
  {
    await using file = await open(given.keyringPath, 'wx', 0o600)
    await file.writeFile(keyring)
    await file.sync()
  }
  try {
    return await fill({ data, keys: lines.slice(0, -1) })
  } catch (error) {
    await rm(given.keyringPath, { force: true })
    throw error
  }
}

const keyringOf = (lines: readonly string[]) => {
  try {
    return keyringShape.parse(JSON.parse(lines.at(-1) ?? ''))
  } catch {
    throw new OperatorFault(
      'This is no part with keys. Name the data first, then the keys: palais restore X.data.age Y.keys.age key.txt',
    )
  }
}
