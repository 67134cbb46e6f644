// Replicas: of several processes on one database one speaks for the Matrix device, and another goes on when it ends.
import { rm } from 'node:fs/promises'
import { expect, it, onTestFinished } from 'vitest'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { plain } from '#adapters/matrix/answer.ts'
import type { Connection } from '#adapters/matrix/connect.ts'
import { openMatrix } from '#adapters/matrix/open.ts'
import { line } from '#src/reply/document.ts'
import { describeOnServer } from '#test/adapters/matrix/store/journals.ts'
import { memoryStores } from '#test/support/databases.ts'
import { fakeHomeserver, passwordOf } from '#test/support/matrix/fake-homeserver.ts'
import { eventually } from '#test/support/matrix/meet.ts'

/** The recovery key lies where the program was started. */
const tidyUp = (text: string): void => {
  const [, file = ''] = /is in (\S+)\. Move/.exec(text) ?? []
  onTestFinished(() => rm(file))
}

describeOnServer('Replicas with one Matrix device', fresh => {
  it('take turns with the same device and the same keys', async () => {
    await using server = await fakeHomeserver()
    server.register('palais')
    const credentials = { homeserver: server.url, user: 'palais', password: passwordOf('palais') }
    const settings = { keptIn: { url: await fresh() }, credentials }
    const faults: unknown[] = []
    const replica = async () => {
      const database = await memoryStores()
      const open: Connection[] = []
      const matrix = await openMatrix(settings, {
        ...database,
        keyring: keyringFrom(new Uint8Array(32).fill(7)),
        dispatch: async () => ({ outcome: 'done', document: plain(line('done')) }),
        root: 'un',
        pngOf: async () => new Uint8Array(),
        now: () => Temporal.Now.instant(),
        timeout: Temporal.Duration.from({ seconds: 20 }),
        failed: error => void faults.push(error),
        stop: (code, error) => void faults.push([code, error]),
        print: tidyUp,
        opened: connection => void open.push(connection),
      })
      return { matrix, open }
    }
    const first = await replica()
    const second = await replica()
    expect([first.open.length, second.open.length]).toEqual([1, 0])
    await first.open[0]?.heard
    await first.matrix[Symbol.asyncDispose]()
    await eventually(() => second.open.length === 1)
    await second.open[0]?.heard
    await second.matrix[Symbol.asyncDispose]()
    const logins = server.transcript.filter(one => one.path.endsWith('/login'))
    expect([logins.length, faults]).toEqual([1, []])
  })
})
