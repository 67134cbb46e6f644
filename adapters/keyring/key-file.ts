// Key file: the one file of secrets apart from the database, made at the first start.
import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { OperatorFault } from '#src/operator-fault.ts'
import type { Keyring } from '#src/security/keyring.ts'
import { keyId, SECRET_BYTES } from './envelope.ts'
import { keyringOf } from './keyring.ts'
import { spaceEntryShape } from './space-entry.ts'
import type { Shelf } from './space-ring.ts'

/** A keyring with a file behind it. */
export interface KeyFile extends Keyring {
  /** Takes back a file that this call made, when the database does not accept it; a file that was there stays. */
  withdraw(): Promise<void>
}

const shape = z.object({
  format: z.literal(1),
  keys: z.tuple([z.object({ id: z.string(), use: z.literal('server'), secret: z.base64url() })]),
  spaces: z.array(spaceEntryShape).default([]),
})
type Contents = z.infer<typeof shape>

/** Opens the keyring at a path, or makes one where there is none. Throws an OperatorFault when it must not be used. */
export const openKeyring = async (path: string): Promise<KeyFile> => {
  const made = await make(path)
  const contents = read(await readPrivate(path), path)
  return {
    ...keyringOf([secretOf(contents)], shelfIn(path, contents)),
    withdraw: async () => {
      if (made === 'new') await rm(path, { force: true })
    },
  }
}

const make = async (path: string): Promise<'new' | 'kept'> => {
  if ((await stat(path).catch(missing)) !== undefined) return 'kept'
  const secret = randomBytes(SECRET_BYTES)
  const keys: Contents['keys'] = [{ id: keyId(secret), use: 'server', secret: secret.toString('base64url') }]
  return writeOnce(path, textOf({ format: 1, keys, spaces: [] })).catch(error => {
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

/** The file's own part is written as it was read; what changes are the spaces. */
const shelfIn = (path: string, first: Contents): Shelf => {
  let seen = stampOf(path)
  let looked = performance.now()
  return {
    first: first.spaces,
    news: look => {
      if (look === 'now and then' && performance.now() - looked < LOOK_MS) return undefined
      looked = performance.now()
      const stamp = stampOf(path)
      if (stamp === seen) return undefined
      seen = stamp
      return read(readFileSync(path, 'utf8'), path).spaces
    },
    write: async spaces => {
      await replace(path, textOf({ ...first, spaces: [...spaces] }))
      seen = stampOf(path)
    },
  }
}

/** Another process that shares the file is heard of so soon, in milliseconds. */
const LOOK_MS = 300

const stampOf = (path: string): string => {
  const { mtimeMs, ino, size } = statSync(path)
  return `${mtimeMs} ${ino} ${size}`
}

/** The new text or the old one, also across a power cut; then the old bytes are overwritten where the disk lets us. */
const replace = async (path: string, text: string): Promise<void> => {
  const draft = `${path}.${randomBytes(4).toString('hex')}.new`
  await using old = await open(path, 'r+')
  const { size } = await old.stat()
  try {
    await writeThrough(draft, text)
    await rename(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
  await flushFolder(dirname(path))
  await old.write(Buffer.alloc(size), 0, size, 0)
  await old.sync()
}

const textOf = (contents: Contents): string => `${JSON.stringify(contents, undefined, 2)}\n`

const read = (text: string, path: string): Contents => {
  try {
    const contents = shape.parse(JSON.parse(text))
    if (keyId(secretOf(contents)) !== contents.keys[0].id) throw new Error('the id is not that of the secret')
    return contents
  } catch {
    // No cause: a parser's message may quote the file.
    throw new OperatorFault(
      `The keyring ${path} is damaged. Put back your copy of it: without it, what is sealed in the database cannot be read.`,
    )
  }
}

const secretOf = ({ keys }: Contents): Uint8Array => Buffer.from(keys[0].secret, 'base64url')

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
