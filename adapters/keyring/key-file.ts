// Key file: the one file of secrets apart from the database, made at the first start.
import { randomBytes } from 'node:crypto'
import { link, open, readFile, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { OperatorFault } from '#src/operator-fault.ts'
import type { Keyring } from '#src/security/keyring.ts'
import { keyId, keyringOf, SECRET_BYTES } from './keyring.ts'

/** A keyring with a file behind it. */
export interface KeyFile extends Keyring {
  /** Takes back a file that this call made, when the database does not accept it; a file that was there stays. */
  withdraw(): Promise<void>
}

/** The keys of spaces will stand in the same list, under another use. */
const shape = z.object({
  format: z.literal(1),
  keys: z.tuple([z.object({ id: z.string(), use: z.literal('server'), secret: z.base64url() })]),
})

/** Opens the keyring at a path, or makes one where there is none. Throws an OperatorFault when it must not be used. */
export const openKeyring = async (path: string): Promise<KeyFile> => {
  const made = await make(path)
  const secret = await read(path)
  return {
    ...keyringOf([secret]),
    withdraw: async () => {
      if (made === 'new') await rm(path, { force: true })
    },
  }
}

const make = async (path: string): Promise<'new' | 'kept'> => {
  if ((await stat(path).catch(missing)) !== undefined) return 'kept'
  const secret = randomBytes(SECRET_BYTES)
  const keys = [{ id: keyId(secret), use: 'server', secret: secret.toString('base64url') }]
  return writeOnce(path, `${JSON.stringify({ format: 1, keys }, undefined, 2)}\n`).catch(error => {
    throw new OperatorFault(
      `The keyring ${path} could not be made: ${codeOf(error)}. Is its folder there, may I write to it, and is the disk not full?`,
      { cause: error },
    )
  })
}

/** All of the file or none of it, also across a power cut; whoever is first wins. */
const writeOnce = async (path: string, text: string): Promise<'new' | 'kept'> => {
  const draft = `${path}.${randomBytes(4).toString('hex')}.new`
  try {
    await writeThrough(draft, text)
    await link(draft, path)
    await flushFolder(dirname(path))
    return 'new'
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'kept'
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

const writeThrough = async (path: string, text: string): Promise<void> => {
  await using file = await open(path, 'wx', 0o600)
  await file.chmod(0o600)
  await file.writeFile(text)
  await file.sync()
}

/** Makes the new name last. Windows cannot open a folder, and needs no such thing. */
const flushFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return
  await using folder = await open(path, 'r')
  await folder.sync()
}

const read = async (path: string): Promise<Uint8Array> => {
  const text = await readPrivate(path)
  try {
    const { keys } = shape.parse(JSON.parse(text))
    const secret = Buffer.from(keys[0].secret, 'base64url')
    if (keyId(secret) !== keys[0].id) throw new Error('the id is not that of the secret')
    return secret
  } catch {
    // No cause: a parser's message may quote the file.
    throw new OperatorFault(
      `The keyring ${path} is damaged. Put back your copy of it: without it, what is sealed in the database cannot be read.`,
    )
  }
}

const readPrivate = async (path: string): Promise<string> => {
  try {
    const { mode } = await stat(path)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw new OperatorFault(`The keyring ${path} can be read by others on this machine. Type: chmod 600 ${path}`)
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof OperatorFault) throw error
    throw new OperatorFault(`The keyring ${path} could not be read: ${codeOf(error)}.`, { cause: error })
  }
}

const missing = (error: unknown): undefined => {
  if (codeOf(error) === 'ENOENT') return undefined
  throw new OperatorFault(`The keyring could not be read: ${codeOf(error)}.`, { cause: error })
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown error'
