// The key file: made once, private, and refused with a sentence when it is not what it should be.
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openKeyring } from '#adapters/keyring/key-file.ts'
import { OperatorFault } from '#src/operator-fault.ts'
import type { SpaceId } from '#src/security/member.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palais-keyring-'))
  path = join(folder, 'palais.keyring')
})
afterEach(() => rm(folder, { recursive: true }))

const plain = Buffer.from('something')

describe('opening a keyring', () => {
  it('makes a private file where there is none, and leaves no draft beside it', async () => {
    await openKeyring(path)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['palais.keyring'])
  })

  it('gives the same keys at the next start', async () => {
    const sealed = (await openKeyring(path)).seal('check', plain, '')
    expect(Buffer.from((await openKeyring(path)).open('check', sealed, ''))).toEqual(plain)
  })

  it('gives two first starts at the same moment the same keys', async () => {
    const [one, two] = await Promise.all([openKeyring(path), openKeyring(path)])
    expect(Buffer.from(two.open('check', one.seal('check', plain, ''), ''))).toEqual(plain)
  })

  it('gives every installation keys of its own', async () => {
    const other = await openKeyring(join(folder, 'other.keyring'))
    expect(other.mac('check', 'a')).not.toBe((await openKeyring(path)).mac('check', 'a'))
  })

  it('withdraws a file that it made, and no other', async () => {
    await (await openKeyring(path)).withdraw()
    expect(await readdir(folder)).toEqual([])
    await openKeyring(path)
    await (await openKeyring(path)).withdraw()
    expect(await readdir(folder)).toEqual(['palais.keyring'])
  })

  it('refuses a file that others may read, and says what to type', async () => {
    await openKeyring(path)
    await chmod(path, 0o640)
    await expect(openKeyring(path)).rejects.toThrow(`chmod 600 ${path}`)
  })

  it.each([
    ['an empty file', () => ''],
    ['another file', () => 'hello'],
    ['a secret cut short', (text: string) => text.replace(/("secret": ".{20}).*"/, '$1"')],
    [
      'a secret with a letter changed',
      (text: string) => text.replace(/("secret": ")(.)/, (_, key, first) => key + (first === 'A' ? 'B' : 'A')),
    ],
    ['a newer format', (text: string) => text.replace('"format": 1', '"format": 2')],
  ])('refuses %s, and says nothing of what is in it', async (_what, damage) => {
    await openKeyring(path)
    const text = await readFile(path, 'utf8')
    await writeFile(path, damage(text))
    const fault = await openKeyring(path).catch(error => error)
    expect(fault).toBeInstanceOf(OperatorFault)
    expect(fault.message).toContain('is damaged')
    expect(fault.cause).toBeUndefined()
  })

  it('says so when its folder is not there', async () => {
    await expect(openKeyring(join(folder, 'no', 'palais.keyring'))).rejects.toThrow('could not be made: ENOENT')
  })
})

describe('the keys of spaces in the file', () => {
  const space = 'home' as SpaceId

  it('are made once, and are there at the next start', async () => {
    const first = (await openKeyring(path)).spaces
    await first.ensure(space)
    await first.ensure(space)
    const { key, wrapped } = first.newDataKey(space, 'C1')
    const sealed = key.seal(plain, 'words')
    const second = (await openKeyring(path)).spaces
    expect(Buffer.from(second.unwrap(space, wrapped, 'C1').open(sealed, 'words'))).toEqual(plain)
    expect([second.newest(space), second.mac(space, 'KEN')]).toEqual([first.newest(space), first.mac(space, 'KEN')])
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['palais.keyring'])
  })

  it('are heard of by another process that shares the file', async () => {
    const [one, two] = [(await openKeyring(path)).spaces, (await openKeyring(path)).spaces]
    await one.ensure(space)
    const { key, wrapped } = one.newDataKey(space, 'C1')
    expect(() => two.unwrap(space, wrapped, 'C1').open(key.seal(plain, 'words'), 'words')).not.toThrow()
  })

  it('differ from space to space', async () => {
    const { spaces } = await openKeyring(path)
    await spaces.ensure(space)
    await spaces.ensure('other' as SpaceId)
    const { wrapped } = spaces.newDataKey(space, 'C1')
    expect(() => spaces.unwrap('other' as SpaceId, wrapped, 'C1')).toThrow()
  })
})
