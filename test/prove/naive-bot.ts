// Naive bot: sends what is queued in one of the two orders that everybody tries first; only to show that the check sees what they break.
import { readConfig } from '#adapters/config.ts'
import { hookMessenger } from '#adapters/hook/messenger.ts'
import { calendarReader } from '#adapters/import/calendar/read-calendar.ts'
import { hash, random } from '#adapters/instruments.ts'
import { openKeyring } from '#adapters/keyring/key-file.ts'
import { openDatabase } from '#db/open.ts'
import { plan } from '#jobs/plan.ts'
import { instantText } from '#src/instant-text.ts'
import { compose } from '#src/reminders/compose/compose.ts'
import type { Delivery } from '#src/reminders/delivery.ts'
import type { Message } from '#src/reply/messenger.ts'
import { release } from '#src/reply/release.ts'
import { thePublic } from '#src/security/audience.ts'
import { noBackups } from '#test/support/instruments.ts'

const order = process.argv[2]
const config = readConfig()
const keyring = await openKeyring(config.keyringPath)
await using database = await openDatabase(config.databaseUrl, { keyring })
if (config.hook === undefined) throw new Error('HOOK_URL is not set')
const clock = () => Temporal.Now.instant()
const messenger = hookMessenger(config.hook, { timeout: config.deliveryTimeout, now: clock })
const { stores, atomically } = database

const written = async (delivery: Delivery): Promise<Message | undefined> => {
  const place = await stores.members.place(delivery.place)
  const composed = place && (await compose(delivery, place, { now: clock(), desk: stores }))
  if (place === undefined || composed === undefined || 'nothing' in composed) return undefined
  return { id: delivery.id, place, document: release(composed.reply, thePublic), urgency: composed.urgency }
}

const mark = (delivery: Delivery) =>
  atomically(async ({ outbox }) => {
    const now = instantText(clock())
    const taken = await outbox.take(delivery, { owner: 'naive', now, until: now })
    if (taken !== undefined) await outbox.settle(taken, { state: 'sent', receipt: 'naive', at: now })
  })

await plan({
  stores,
  atomically,
  instruments: {
    keyring,
    random,
    hash,
    readCalendar: calendarReader(clock),
    tryOut: async () => [],
    backups: noBackups,
  },
  clock,
}).run(clock())
for (;;) {
  const ready = await stores.outbox.ready(instantText(clock()), 16, 'hook')
  if (ready.length === 0) break
  await Promise.all(
    ready.map(async delivery => {
      const message = await written(delivery)
      if (order === 'mark-then-send') await mark(delivery)
      if (message !== undefined) await messenger.send(message)
      if (order === 'send-then-mark') await mark(delivery)
    }),
  )
}
