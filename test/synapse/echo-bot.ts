// Echo bot: the Matrix adapter alone in a process that is made to be killed; it says back what it hears.
import { join } from 'node:path'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { recallAccount } from '#adapters/matrix/account.ts'
import { plain } from '#adapters/matrix/answer.ts'
import { connectMatrix } from '#adapters/matrix/connect.ts'
import { signIn } from '#adapters/matrix/sign-in.ts'
import { sqliteJournal } from '#adapters/matrix/store/sqlite-journal.ts'
import { line } from '#src/reply/document.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import { memoryStores } from '#test/support/databases.ts'
import { passwordOf } from './homeserver.ts'
import { snapshotJournal } from './snapshot-journal.ts'

const [design, homeserver = '', name = '', folder = '', ...people] = process.argv.slice(2)
const PAST = '2026-01-01T00:00:00.000Z'
const space = 'home' as SpaceId
const { stores, atomically } = await memoryStores()
await stores.members.addSpace({ id: space, slug: 'home', name: 'Home', home: true }, PAST)
for (const id of people) {
  const member = await stores.members.addPerson({ platform: 'matrix', id }, { id: id as MemberId, name: id }, PAST)
  await stores.members.setMembership({ space, member, role: 'coordinator' }, PAST)
}
const path = join(folder, 'device.db')
const journal =
  design === 'snapshot' ? snapshotJournal(path) : sqliteJournal(path, keyringFrom(new Uint8Array(32).fill(7)))
const stop = (code: string): void => {
  process.stderr.write(`${code}\n`)
  process.exit(70)
}
const timeout = Temporal.Duration.from({ seconds: 20 })
const credentials = { homeserver, user: name, password: passwordOf(name), recoveryKey: async () => undefined }
const account = (await recallAccount(journal)) ?? (await signIn(credentials, { journal, stop, timeout })).account
const connection = await connectMatrix({
  account,
  journal,
  stores,
  atomically,
  dispatch: async ({ words }) => ({ outcome: 'done', document: plain(line(`echo ${words}`)) }),
  root: 'un',
  pngOf: async () => new Uint8Array(),
  now: () => Temporal.Now.instant(),
  timeout,
  failed: () => undefined,
  stop,
})
await connection.heard
process.stdout.write(`${account.device}\n`)
