// Killed: a process that dies at any moment loses nothing that was complete, tears nothing, and lets nobody else in while it lives.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { durableFactory } from '#adapters/matrix/store/durable-factory.ts'
import { sqliteJournal } from '#adapters/matrix/store/sqlite-journal.ts'
import { everythingIn, opened } from './databases.ts'

const writer = join(import.meta.dirname, 'device-writer.ts')
const keyring = keyringFrom(new Uint8Array(32).fill(7))

const freshFile = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'palais-matrix-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'device.db')
}

/** Lets a process write until it said so many lines, then kills it. The last step that it said was complete. */
const killedAfter = async (path: string, lines: number, from: number): Promise<number> => {
  const child = spawn(process.execPath, [writer, path, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', piece => {
    said += piece
    if (said.split('\n').length > lines) child.kill('SIGKILL')
  })
  await new Promise(resolve => child.once('close', resolve))
  return Number(said.trim().split('\n').at(-1))
}

describe('A killed process', () => {
  it('loses nothing that was complete, and leaves no half of anything', async () => {
    const path = await freshFile()
    let last = 0
    for (const lines of [1, 7, 20, 33]) {
      last = await killedAfter(path, lines, last + 1)
      await using journal = sqliteJournal(path, keyring)
      const db = await opened(await durableFactory({ journal, failed: () => undefined }), 1, () => undefined)
      const [a, b] = ((await everythingIn(db, ['a', 'b'])) as [string, number[], number[]][]).map(
        ([, , values]) => values,
      )
      expect(a).toEqual(b)
      expect(Math.max(...(a ?? []))).toBeGreaterThanOrEqual(last)
    }
  })

  it('lets nobody else in while it lives', async () => {
    const path = await freshFile()
    const child = spawn(process.execPath, [writer, path, '1'], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise(resolve => child.stdout.once('data', resolve))
    expect(() => sqliteJournal(path, keyring)).toThrow(/Another process uses the Matrix device/)
    child.kill('SIGKILL')
    await new Promise(resolve => child.once('close', resolve))
    await using _journal = sqliteJournal(path, keyring)
  })
})
