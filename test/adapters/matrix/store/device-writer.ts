// Device writer: a process that commits as fast as it can to where a device is kept and says what is complete; made to be killed.
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { durableFactory } from '#adapters/matrix/store/durable-factory.ts'
import { openJournal } from '#adapters/matrix/store/open-journal.ts'
import { committed, opened } from './databases.ts'

const place = process.argv[2] as string
const keptIn = place.startsWith('postgres') ? { url: place } : { file: place }
const journal = await openJournal(keptIn, {
  keyring: keyringFrom(new Uint8Array(32).fill(7)),
  stop: () => process.exit(70),
})
if (journal === 'held') throw new Error('held')
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
