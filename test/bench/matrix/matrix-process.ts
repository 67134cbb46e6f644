// Matrix process: the Matrix adapter alone, on a device in a folder, as a process whose start, memory and time can be measured.
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { recallAccount } from '#adapters/matrix/account.ts'
import { plain } from '#adapters/matrix/answer.ts'
import { connectMatrix } from '#adapters/matrix/connect.ts'
import { sqliteJournal } from '#adapters/matrix/store/sqlite-journal.ts'
import { line } from '#src/reply/document.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import { memoryStores } from '#test/support/databases.ts'

const [folder = '', user = ''] = process.argv.slice(2)
const PAST = '2026-01-01T00:00:00.000Z'
const { stores, atomically } = await memoryStores()
const space = 'home' as SpaceId
await stores.members.addSpace({ id: space, slug: 'home', name: 'Home', home: true }, PAST)
const member = 'member' as MemberId
await stores.members.addPerson({ platform: 'matrix', id: user }, { id: member, name: user }, PAST)
await stores.members.setMembership({ space, member, role: 'coordinator' }, PAST)
const journal = sqliteJournal(join(folder, 'device.db'), keyringFrom(new Uint8Array(32).fill(7)))
const account = await recallAccount(journal)
if (account === undefined) throw new Error('there is no device')
const connection = await connectMatrix({
  account,
  journal,
  stores,
  atomically,
  dispatch: async ({ words }) => ({ outcome: 'done', document: plain(line(`echo ${words}`)) }),
  root: 'un',
  pngOf: async () => new Uint8Array(),
  now: () => Temporal.Now.instant(),
  timeout: Temporal.Duration.from({ seconds: 20 }),
  failed: error => console.error(error),
  stop: code => {
    console.error(code)
    process.exit(70)
  },
})
await connection.heard
const tell = (): void => {
  const { user: ours, system } = process.cpuUsage()
  const usage = { ready: performance.now(), cpu: (ours + system) / 1000, memory: process.memoryUsage.rss() / 2 ** 20 }
  process.stdout.write(`${JSON.stringify(usage)}\n`)
}
tell()
createInterface({ input: process.stdin }).on('line', tell)
