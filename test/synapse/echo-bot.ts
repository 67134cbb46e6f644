// Echo bot: the Matrix adapter alone in a process that is made to be killed; it says back what it hears, and delivers it once more.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { recallAccount } from '#adapters/matrix/account.ts'
import { plain } from '#adapters/matrix/answer.ts'
import { connectMatrix } from '#adapters/matrix/connect.ts'
import { signIn } from '#adapters/matrix/sign-in.ts'
import { sqliteJournal } from '#adapters/matrix/store/sqlite-journal.ts'
import { openDatabase } from '#db/open.ts'
import { line } from '#src/reply/document.ts'
import type { MemberId, PlaceId, SpaceId } from '#src/security/member.ts'
import { passwordOf } from './homeserver.ts'
import { snapshotJournal } from './snapshot-journal.ts'

const [design, homeserver = '', name = '', folder = '', ...people] = process.argv.slice(2)
const PAST = '2026-01-01T00:00:00.000Z'
const space = 'home' as SpaceId
const keyring = keyringFrom(new Uint8Array(32).fill(7))
const main = join(folder, 'main.db')
const isFirst = !existsSync(main)
const { stores, atomically } = await openDatabase(`sqlite:${main}`, { keyring })
if (isFirst) {
  await stores.members.addSpace({ id: space, slug: 'home', name: 'Home', home: true }, PAST)
  for (const id of people) {
    const member = await stores.members.addPerson({ platform: 'matrix', id }, { id: id as MemberId, name: id }, PAST)
    await stores.members.setMembership({ space, member, role: 'coordinator' }, PAST)
  }
}
const path = join(folder, 'device.db')
const journal = design === 'snapshot' ? snapshotJournal(path) : sqliteJournal(path, keyring)
const stop = (code: string): void => {
  process.stderr.write(`${code}\n`)
  process.exit(70)
}
const timeout = Temporal.Duration.from({ seconds: 20 })
const credentials = { homeserver, user: name, password: passwordOf(name), recoveryKey: async () => undefined }
const account = (await recallAccount(journal)) ?? (await signIn(credentials, { journal, stop, timeout })).account

/** The outbox, as little as it can be: what is to be delivered where, and what is certain to have arrived. */
const book = join(folder, 'outbox')
const entries = existsSync(book) ? readFileSync(book, 'utf8').split('\n') : []
const written = new Set(entries)
const write = (entry: string): void => {
  written.add(entry)
  appendFileSync(book, `${entry}\n`)
}

const connection = await connectMatrix({
  account,
  journal,
  stores,
  atomically,
  dispatch: async ({ words, place }) => {
    const due = `due ${place.id} ${words}`
    if (!written.has(due)) {
      write(due)
      void deliver(place.id, words)
    }
    return { outcome: 'done', document: plain(line(`echo ${words}`)) }
  },
  root: 'un',
  pngOf: async () => new Uint8Array(),
  now: () => Temporal.Now.instant(),
  timeout,
  failed: () => undefined,
  stop,
})

/** Under the same id until it is certain. */
async function deliver(address: string, words: string): Promise<void> {
  const place = { id: address as PlaceId, platform: 'matrix', address, kind: 'room', space } as const
  const document = plain(line(`deliver ${words}`))
  for (;;) {
    try {
      await connection.messenger.send({ id: `d-${words.replaceAll(' ', '-')}`, place, document, urgency: 'ring' })
      write(`sent ${words}`)
      return
    } catch {
      await pause(500)
    }
  }
}

await connection.heard
for (const entry of entries) {
  const [, room = '', words = ''] = /^due (\S+) (.+)$/.exec(entry) ?? []
  if (room !== '' && !written.has(`sent ${words}`)) void deliver(room, words)
}
process.stdout.write(`${account.device}\n`)
