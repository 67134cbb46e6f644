// Part: one file of a backup: lines, compressed, encrypted to keys that are kept off line.
import { open, readFile, rename, rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import { OperatorFault } from '#src/operator-fault.ts'

/** Writes it whole or not at all, for this user alone; nothing readable touches the disk. */
export const writePart = async (
  path: string,
  lines: readonly string[],
  recipients: readonly string[],
): Promise<void> => {
  await writeSealed(path, await promisify(gzip)(Buffer.from(`${lines.join('\n')}\n`, 'utf8')), recipients)
}

/** The same for bytes as they are. */
export const writeSealed = async (path: string, plain: Uint8Array, recipients: readonly string[]): Promise<void> => {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  const sealed = await encrypter.encrypt(plain)
  const draft = `${path}.new`
  try {
    await using file = await open(draft, 'wx', 0o600)
    await file.writeFile(sealed)
    await file.sync()
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await rename(draft, path)
}

/** Throws an OperatorFault when none of the secrets opens it. */
export const readPart = async (path: string, secrets: readonly string[]): Promise<readonly string[]> => {
  const decrypter = new Decrypter()
  const sealed = await readFile(path).catch(error => {
    throw new OperatorFault(`${path} could not be read: ${(error as NodeJS.ErrnoException).code}.`, { cause: error })
  })
  try {
    for (const secret of secrets) decrypter.addIdentity(secret)
    const packed = await decrypter.decrypt(sealed)
    return (await promisify(gunzip)(packed)).toString('utf8').trimEnd().split('\n')
  } catch {
    // No cause: it may quote the secret.
    throw new OperatorFault(`${path} is not opened by this key, or is damaged.`)
  }
}

/** The lines of a key file of age that are keys: `AGE-SECRET-KEY-1…`. */
export const readSecrets = async (path: string): Promise<readonly string[]> => {
  const text = await readFile(path, 'utf8').catch(error => {
    throw new OperatorFault(`${path} could not be read: ${(error as NodeJS.ErrnoException).code}.`, { cause: error })
  })
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line.startsWith('AGE-SECRET-KEY-'))
}
