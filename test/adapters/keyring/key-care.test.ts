// Key care: locking, opening, renewing and destroying the keys of spaces, also across starts.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openKeyring } from '#adapters/keyring/key-file.ts'
import type { SpaceId } from '#src/security/member.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palais-keyring-'))
  path = join(folder, 'palais.keyring')
})
afterEach(() => rm(folder, { recursive: true }))

const space = 'home' as SpaceId
const words = 'correct horse battery staple'
const plain = Buffer.from('wants OP5 softer')

/** A start, and something that was wrapped at an earlier one. */
const start = async () => (await openKeyring(path)).spaces
const keep = async (spaces: Awaited<ReturnType<typeof start>>) => {
  await spaces.ensure(space)
  const { key, wrapped } = spaces.newDataKey(space, 'C1')
  const sealed = key.seal(plain, 'words')
  return {
    opensIn: (other: Awaited<ReturnType<typeof start>>) => {
      try {
        return Buffer.from(other.unwrap(space, wrapped, 'C1').open(sealed, 'words')).equals(plain)
      } catch {
        return false
      }
    },
    rewrapped: (by: Awaited<ReturnType<typeof start>>) => by.rewrap(space, wrapped, { from: 'C1', to: 'C1' }),
  }
}

describe('a space in auto mode', () => {
  it('stays locked over a start, until somebody opens it', async () => {
    const first = await start()
    const kept = await keep(first)
    await first.lock(space)
    expect([first.stateOf(space), kept.opensIn(first)]).toEqual(['locked', false])
    const second = await start()
    expect([second.stateOf(space), kept.opensIn(second)]).toEqual(['locked', false])
    expect(await second.unlock(space)).toBe('open')
    expect(kept.opensIn(second)).toBe(true)
    expect(kept.opensIn(await start())).toBe(true)
  })

  it('is locked in every process that shares the file', async () => {
    const [one, two] = [await start(), await start()]
    const kept = await keep(one)
    expect(kept.opensIn(two)).toBe(true)
    await one.lock(space)
    await new Promise(resolve => setTimeout(resolve, 350))
    expect(two.stateOf(space)).toBe('locked')
  })
})

describe('a sealed space', () => {
  it('is locked after a start, and opens with the passphrase alone', async () => {
    const first = await start()
    const kept = await keep(first)
    await first.seal(space, words)
    expect(kept.opensIn(first)).toBe(true)
    const second = await start()
    expect([second.stateOf(space), second.modeOf(space)]).toEqual(['locked', 'sealed'])
    expect(await second.unlock(space, 'another passphrase')).toBe('wrong')
    expect(await second.unlock(space)).toBe('wrong')
    expect(kept.opensIn(second)).toBe(false)
    expect(await second.unlock(space, `  ${words.replaceAll(' ', '  ')} `)).toBe('open')
    expect(kept.opensIn(second)).toBe(true)
  })

  it('has no key in the file', async () => {
    const first = await start()
    await keep(first)
    await first.seal(space, words)
    const { spaces } = JSON.parse(await readFile(path, 'utf8'))
    expect(Object.keys(spaces[0]).toSorted()).toEqual(['box', 'mode', 'salt', 'space'])
  })

  it('may be renewed while it is open, and still opens with the same passphrase', async () => {
    const first = await start()
    const kept = await keep(first)
    await first.seal(space, words)
    await first.renew(space)
    expect(kept.opensIn(first)).toBe(true)
    const second = await start()
    await second.unlock(space, words)
    expect([second.olderKeys(space).length, kept.opensIn(second)]).toEqual([1, true])
    await second.unseal(space)
    expect([(await start()).stateOf(space), kept.opensIn(await start())]).toEqual(['open', true])
  })

  it('opens with an off-line key that was named before, and with no other', async () => {
    const [owner, stranger] = [await generateIdentity(), await generateIdentity()]
    const first = await start()
    const kept = await keep(first)
    expect(await first.setRecovery(space, ['age1nonsense'])).toBe('wrong')
    expect(await first.setRecovery(space, [await identityToRecipient(owner)])).toBe('open')
    await first.seal(space, words)
    await first.renew(space)
    const second = await start()
    expect(second.recoverers(space)).toBe(1)
    expect(await second.recover(space, stranger)).toBe('wrong')
    expect(await second.recover(space, 'nonsense')).toBe('wrong')
    expect(kept.opensIn(second)).toBe(false)
    expect(await second.recover(space, owner)).toBe('open')
    expect([kept.opensIn(second), second.modeOf(space)]).toEqual([true, 'auto'])
  })

  it('is not opened by a box that was changed', async () => {
    const first = await start()
    await keep(first)
    await first.seal(space, words)
    const text = await readFile(path, 'utf8')
    await writeFile(
      path,
      text.replace(/("box": ".{40})(.)/, (_, before, one) => before + (one === 'A' ? 'B' : 'A')),
    )
    expect(await (await start()).unlock(space, words)).toBe('wrong')
  })
})

describe('renewing', () => {
  it('destroys the old key once it is retired', async () => {
    const spaces = await start()
    const kept = await keep(spaces)
    const before = spaces.newest(space)
    await spaces.renew(space)
    await spaces.renew(space)
    expect(spaces.olderKeys(space)).toEqual([before])
    kept.rewrapped(spaces)
    await spaces.retire(space)
    expect(kept.opensIn(spaces)).toBe(false)
    expect(spaces.newest(space)).not.toBe(before)
  })
})

describe('wiping', () => {
  it('leaves nothing that opens, and lets nobody make a new key by mistake', async () => {
    const spaces = await start()
    const kept = await keep(spaces)
    const old = JSON.parse(await readFile(path, 'utf8')).spaces[0].keys[0]
    await spaces.wipe(space)
    const again = await start()
    for (const one of [spaces, again]) expect([one.stateOf(space), kept.opensIn(one)]).toEqual(['wiped', false])
    await expect(again.ensure(space)).rejects.toMatchObject({ why: 'wiped' })
    for (const name of await readdir(folder)) expect(await readFile(join(folder, name), 'utf8')).not.toContain(old)
  })
})
