// Device writer: a process that commits as fast as it can to the file of a device and says what is complete; made to be killed.
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { durableFactory } from '#adapters/matrix/store/durable-factory.ts'
import { sqliteJournal } from '#adapters/matrix/store/sqlite-journal.ts'
import { committed, opened } from './databases.ts'

const journal = sqliteJournal(process.argv[2] as string, keyringFrom(new Uint8Array(32).fill(7)))
const factory = await durableFactory({ journal, failed: () => process.exit(70) })
const db = await opened(factory, 1, changing => {
  changing.createObjectStore('a')
  changing.createObjectStore('b')
})
for (let step = Number(process.argv[3]); ; step++) {
  await committed(db, ['a', 'b'], transaction => {
    transaction.objectStore('a').put(step, step % 5)
    transaction.objectStore('b').put(step, step % 5)
  })
  process.stdout.write(`${step}\n`)
}
