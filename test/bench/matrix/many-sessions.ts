// Many sessions: a device with as many stored Megolm sessions as a busy coalition has after some years.
import { DeviceId, EncryptionSettings, initAsync, OlmMachine, RoomId, UserId } from '@matrix-org/matrix-sdk-crypto-wasm'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { openDevice } from '#adapters/matrix/device.ts'
import { signIn } from '#adapters/matrix/sign-in.ts'
import { sqliteJournal } from '#adapters/matrix/store/sqlite-journal.ts'
import { type FakeHomeserver, passwordOf } from '#test/support/matrix/fake-homeserver.ts'

const ROOMS = 50

/** Real sessions of somebody else's making, as an export of room keys. */
const madeSessions = async (count: number): Promise<string> => {
  await initAsync()
  const machine = await OlmMachine.initialize(new UserId('@other:example.org'), new DeviceId('OTHER'))
  for (let made = 0; made < count; made++) {
    const room = () => new RoomId(`!room${made % ROOMS}:example.org`)
    await machine.shareRoomKey(room(), [], new EncryptionSettings())
    await machine.invalidateGroupSession(room())
  }
  return machine.exportRoomKeys(() => true)
}

/** Signs the bot in on the homeserver, and fills its file. */
export const fillDevice = async (server: FakeHomeserver, path: string, count: number): Promise<void> => {
  server.register('palais')
  await using journal = sqliteJournal(path, keyringFrom(new Uint8Array(32).fill(7)))
  const stop = (code: string, cause?: unknown) => {
    throw new Error(code, { cause })
  }
  const credentials = {
    homeserver: server.url,
    user: 'palais',
    password: passwordOf('palais'),
    recoveryKey: async () => undefined,
  }
  const timeout = Temporal.Duration.from({ seconds: 20 })
  const { account } = await signIn(credentials, { journal, stop, timeout })
  const device = await openDevice({ journal, account, stop, answered: () => true })
  await device.crypto.importRoomKeysAsJson(await madeSessions(count))
  await device.close()
}
