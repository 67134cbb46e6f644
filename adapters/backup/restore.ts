// Restore: brings the two parts of a backup back: the key file first, then the database.
import { access, open, rm } from 'node:fs/promises'
import { z } from 'zod'
import { OperatorFault } from '#src/operator-fault.ts'
import { readPart, readSecrets } from './part.ts'

const keyringShape = z.object({ keyring: z.string() })

export interface Asked {
  /** What was typed behind `palais restore`: the data, the newest keys, a file with the off-line key. */
  readonly given: readonly string[]
  readonly keyringPath: string
}

/** What filling the database came to. */
export interface Filled {
  readonly data: string
  readonly keys: string
  readonly erased: number
  readonly held: number
}

/** `fill` puts the parts into the database; when it fails the key file is taken back. Gives what to tell the operator. */
export const restoreFrom = async (
  { given: [dataPath, keysPath, secretPath], keyringPath }: Asked,
  fill: (parts: { readonly data: readonly string[]; readonly keys: readonly string[] }) => Promise<Filled>,
): Promise<string> => {
  if (dataPath === undefined || keysPath === undefined || secretPath === undefined)
    throw new OperatorFault('Type: palais restore <…data.age> <newest …keys.age> <file with the off-line key>')
  const secrets = await readSecrets(secretPath)
  const data = await readPart(dataPath, secrets)
  const lines = await readPart(keysPath, secrets)
  const { keyring } = keyringOf(lines)
  if (
    await access(keyringPath).then(
      () => true,
      () => false,
    )
  )
    throw new OperatorFault(`There is a keyring at ${keyringPath} already. Move it away, or set PALAIS_KEYRING.`)
  {
    await using file = await open(keyringPath, 'wx', 0o600)
    await file.writeFile(keyring)
    await file.sync()
  }
  try {
    return told(await fill({ data, keys: lines.slice(0, -1) }))
  } catch (error) {
    await rm(keyringPath, { force: true })
    throw error
  }
}

const told = ({ data, keys, erased, held }: Filled): string =>
  [
    `Restored: data of ${data}, keys of ${keys}.`,
    `Records whose keys were destroyed since: ${erased}. Messages held back until their platform, or somebody, says whether they arrived: ${held}.`,
    'Feeds ended, members removed and people shut out since the data was taken are back: look through them, then start.',
  ].join('\n')

const keyringOf = (lines: readonly string[]) => {
  try {
    return keyringShape.parse(JSON.parse(lines.at(-1) ?? ''))
  } catch {
    throw new OperatorFault(
      'This is no part with keys. Name the data first, then the keys: palais restore X.data.age Y.keys.age key.txt',
    )
  }
}
