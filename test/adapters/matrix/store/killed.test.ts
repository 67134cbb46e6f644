// Killed: a process that dies at any moment loses nothing that was complete, tears nothing, and lets nobody else in while it lives.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { everythingIn, opened } from './databases.ts'
import { ask, eachJournal, journalAt, use } from './journals.ts'

const writer = join(import.meta.dirname, 'device-writer.ts')

/** As if the lease of whoever died had run out. */
const timePasses = async (place: string): Promise<void> => {
  if (place.startsWith('postgres')) await ask(place, "update palais_matrix.holder set until = 'epoch'")
}

/** Lets a process write until it said so many lines, then kills it. The last step that it said was complete. */
const killedAfter = async (place: string, lines: number, from: number): Promise<number> => {
  const child = spawn(process.execPath, [writer, place, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', piece => {
    said += piece
    if (said.split('\n').length > lines) child.kill('SIGKILL')
  })
  await new Promise(resolve => child.once('close', resolve))
  return Number(said.trim().split('\n').at(-1))
}

eachJournal('A killed process with a device', fresh => {
  it('loses nothing that was complete, and leaves no half of anything', async () => {
    const place = await fresh()
    let last = 0
    for (const lines of [1, 7, 20, 33]) {
      last = await killedAfter(place, lines, last + 1)
      await timePasses(place)
      await use(place, async factory => {
        const db = await opened(factory, 1, () => undefined)
        const [a, b] = ((await everythingIn(db, ['a', 'b'])) as [string, number[], number[]][]).map(
          ([, , values]) => values,
        )
        expect(a).toEqual(b)
        expect(Math.max(...(a ?? []))).toBeGreaterThanOrEqual(last)
      })
    }
  })

  it('lets nobody else in while it lives', async () => {
    const place = await fresh()
    const child = spawn(process.execPath, [writer, place, '1'], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise(resolve => child.stdout.once('data', resolve))
    await expect(journalAt(place)).rejects.toThrow(/Another process uses the Matrix device|held/)
    child.kill('SIGKILL')
    await new Promise(resolve => child.once('close', resolve))
    await timePasses(place)
    await using _journal = await journalAt(place)
  })
})
