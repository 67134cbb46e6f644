// Move: an event that ten thousand rooms follow, and were told of, moves: planned anew, corrections and notices queued.
import { hash, random } from '#adapters/instruments.ts'
import { moveTo } from '#src/calendar/transitions.ts'
import { instantText } from '#src/instant-text.ts'
import { changeEvent } from '#src/reminders/change-events.ts'
import { aWhen } from '#test/support/an-event.ts'
import { followedEvent, openCrowd, SPACE, START } from './crowd.ts'

/** Milliseconds from the beginning of the act until it is committed. */
export const timeToMove = async (rooms: number): Promise<number> => {
  const crowd = await openCrowd(rooms)
  const due = START.add({ hours: 48 })
  const event = await followedEvent(crowd, { slug: 'followed', due, followers: rooms, from: 0 })
  const followers = await crowd.stores.subscriptions.following([event])
  await crowd.stores.outbox.queue(
    followers.map(({ place }, index) => ({
      id: `told-${index}`,
      key: `told-${index}`,
      kind: 'reminder',
      space: SPACE,
      place,
      event: event.id,
      sequence: 0,
      dueAt: instantText(START),
      notAfter: instantText(due),
    })),
  )
  await crowd.db
    .updateTable('delivery')
    .set({ state: 'sent', sent_at: instantText(START), receipt: 'm' })
    .execute()
  const after = moveTo(event, aWhen('2027-03-09 10:00'), 'confirmed')
  if (!after.ok) throw new Error(after.refusal.sentence)
  const began = performance.now()
  await crowd.atomically(open =>
    changeEvent({ ...open, hash, random }, { event, after: after.value }, { at: instantText(START), by: 'bench' }),
  )
  const took = performance.now() - began
  const { queued } = await crowd.stores.outbox.counts()
  if (queued !== 2 * rooms) throw new Error(`${queued} queued instead of ${2 * rooms}`)
  await crowd.close()
  return took
}
