// Signing in: one device, one identity, one recovery key; and what happens when the keys are lost.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { recallAccount } from '#adapters/matrix/account.ts'
import { type Credentials, signIn } from '#adapters/matrix/sign-in.ts'
import { sqliteJournal } from '#adapters/matrix/store/sqlite-journal.ts'
import { type Homeserver, passwordOf, startHomeserver } from './homeserver.ts'
import { describeWithSynapse } from './needs.ts'

const keyring = keyringFrom(new Uint8Array(32).fill(7))
const stop = (code: string, cause?: unknown) => {
  throw new Error(code, { cause })
}
const timeout = Temporal.Duration.from({ seconds: 20 })

const freshFile = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'palais-matrix-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'device.db')
}

describeWithSynapse('Signing in', () => {
  let server: Homeserver
  beforeAll(async () => {
    server = await startHomeserver()
  })
  afterAll(() => server?.[Symbol.asyncDispose]())

  const withFile = async (path: string, name: string, more: Partial<Credentials> = {}) => {
    await using journal = sqliteJournal(path, keyring)
    const credentials = {
      homeserver: server.url,
      user: name,
      password: passwordOf(name),
      recoveryKey: async () => undefined,
      ...more,
    }
    const signed = await signIn(credentials, { journal, stop, timeout })
    return { ...signed, kept: await recallAccount(journal) }
  }
  const identity = async (user: string) => {
    const { token } = await (async () => {
      const body = {
        type: 'm.login.password',
        identifier: { type: 'm.id.user', user: 'watcher' },
        password: passwordOf('watcher'),
      }
      const answer = await fetch(`${server.url}/_matrix/client/v3/login`, {
        method: 'POST',
        body: JSON.stringify(body),
      })
      return { token: ((await answer.json()) as { access_token: string }).access_token }
    })()
    const answer = await fetch(`${server.url}/_matrix/client/v3/keys/query`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ device_keys: { [user]: [] } }),
    })
    return (await answer.json()) as {
      master_keys: Record<string, { keys: object }>
      device_keys: Record<string, Record<string, { signatures: Record<string, object> }>>
    }
  }

  it('makes a signed device, keeps what belongs together, and shows the recovery key', async () => {
    await server.register('watcher')
    const user = await server.register('bot-one')
    const path = await freshFile()
    const { account, recoveryKey, kept } = await withFile(path, 'bot-one')
    expect(account.user).toBe(user)
    expect(kept).toEqual(account)
    expect(recoveryKey).toMatch(/^(\w{4} ){11}\w{4}$/)
    const { device_keys } = await identity(user)
    // By the device itself, and by its owner.
    expect(Object.keys(device_keys[user]?.[account.device]?.signatures[user] ?? {})).toHaveLength(2)
    const bytes = await readFile(path)
    for (const word of [account.token, account.device, 'bot-one', (recoveryKey ?? '').slice(0, 14)])
      expect(bytes.includes(word)).toBe(false)
  })

  it('refuses to make a second identity when the keys are lost, and goes on with the recovery key', async () => {
    const user = await server.register('bot-two')
    const { recoveryKey = '' } = await withFile(await freshFile(), 'bot-two')
    const before = await identity(user)
    const elsewhere = await freshFile()
    await expect(withFile(elsewhere, 'bot-two')).rejects.toThrow(/has an identity already/)
    await expect(withFile(elsewhere, 'bot-two', { recoveryKey: async () => 'EsTx' })).rejects.toThrow(/no recovery key/)
    const again = await withFile(elsewhere, 'bot-two', { recoveryKey: async () => recoveryKey })
    expect(again.recoveryKey).toBeUndefined()
    const after = await identity(user)
    expect(after.master_keys[user]?.keys).toEqual(before.master_keys[user]?.keys)
    expect(Object.keys(after.device_keys[user]?.[again.account.device]?.signatures[user] ?? {})).toHaveLength(2)
  })

  it('says when the password is wrong', async () => {
    await server.register('bot-three')
    await expect(withFile(await freshFile(), 'bot-three', { password: 'wrong' })).rejects.toThrow(
      /does not know this user/,
    )
  })
})
