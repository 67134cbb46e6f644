// Deliver: takes what is ready, one in flight a place and a lane for each platform, so that a slow one holds up no other.
import { instantText } from '#src/instant-text.ts'
import type { Delivery } from '#src/reminders/delivery.ts'
import { platforms } from '#src/security/member.ts'
import { attempt } from './attempt.ts'
import type { Rest } from './call.ts'
import type { Job } from './job.ts'
import type { DeliverWorks, Lane } from './lane.ts'
import { isLate, overdue } from './overdue.ts'
import { recover } from './recover.ts'
import { steadiness } from './steadiness.ts'

const IN_FLIGHT = 16
const AT_ONCE = 200
/** So often is looked for new ones while others are under way. */
const LOOK_MS = 1_000
/** A platform that asks for time gets it from the whole lane, up to this. */
const LONGEST_PAUSE_MS = 30_000

/** One job for each platform. `elapsed`: milliseconds by a clock that nobody sets. */
export const deliver = (works: DeliverWorks, elapsed = () => performance.now()): readonly Job[] => {
  const steady = steadiness({ clock: works.clock, elapsed })
  return platforms.map(platform => {
    const rests: Rests = { platform: 0, places: new Map() }
    return {
      name: `deliver ${platform}`,
      cron: '*/2 * * * * *',
      run: async () => {
        steady()
        const messenger = works.messengers().find(one => one.platform === platform)
        if (messenger !== undefined) await empty({ ...works, messenger, elapsed, steady }, rests)
      },
    }
  })
}

/** Until when, by `elapsed`, the platform or a place is left alone, as it asked. */
interface Rests {
  platform: number
  readonly places: Map<Delivery['place'], number>
}

/** Sends until nothing is ready any more, or the platform asks for time. */
const empty = async (lane: Lane, rests: Rests): Promise<void> => {
  const flights = new Map<Delivery['place'], Promise<void>>()
  const waiting: Delivery[] = []
  let looked = Number.NEGATIVE_INFINITY
  const fly = async (one: Delivery): Promise<void> => {
    const asked = await guarded(lane, one)
    if (asked !== undefined) leaveAlone(asked, one)
    // Where one has gone, the next may follow at once.
    else looked = Number.NEGATIVE_INFINITY
    flights.delete(one.place)
  }
  const leaveAlone = ({ after, concerns }: Rest, { place }: Delivery): void => {
    const ms = after.total('milliseconds')
    if (concerns === 'place') rests.places.set(place, lane.elapsed() + ms)
    else rests.platform = lane.elapsed() + Math.min(ms, LONGEST_PAUSE_MS)
  }
  // One in doubt is looked after all the same: people wait to hear of it.
  const mayGo = ({ place, state }: Delivery): boolean =>
    !flights.has(place) && (state === 'sending' || lane.elapsed() >= (rests.places.get(place) ?? 0))
  try {
    for (;;) {
      if (lane.elapsed() < rests.platform) waiting.length = 0
      else if (waiting.length === 0 && lane.elapsed() - looked >= LOOK_MS) {
        looked = lane.elapsed()
        waiting.push(...(await due(lane)))
      }
      while (flights.size < IN_FLIGHT && waiting.length > 0) {
        const next = waiting.shift() as Delivery
        if (mayGo(next)) flights.set(next.place, fly(next))
      }
      if (flights.size === 0) return
      await Promise.race([...flights.values(), moment()])
    }
  } finally {
    await Promise.all(flights.values())
  }
}

const moment = (): Promise<void> => new Promise(resolve => setTimeout(resolve, LOOK_MS).unref())

/** First those whose sender is gone. What comes late is looked at as a whole first: a flood becomes one list. */
const due = async (lane: Lane): Promise<readonly Delivery[]> => {
  const { outbox } = lane.stores
  const { platform } = lane.messenger
  const now = lane.clock()
  const ready = async () => [
    ...(await outbox.abandoned(instantText(now), AT_ONCE, platform)),
    ...(await outbox.ready(instantText(now), AT_ONCE, platform)),
  ]
  const first = await ready()
  if (!first.some(one => isLate(one, now))) return first
  await overdue(lane).run(now)
  return ready()
}

/** A bug or an outage of the database in one delivery does not stop the others; its lease brings it back. Says what asked to be left alone. */
const guarded = async (lane: Lane, delivery: Delivery): Promise<Rest | undefined> => {
  try {
    return await (delivery.state === 'sending' ? recover : attempt)(lane, delivery)
  } catch (error) {
    lane.failed(error)
    const { outbox } = lane.stores
    const until = instantText(lane.clock().add({ seconds: 30 }))
    const { code = 'failed' } = delivery
    const put =
      delivery.state === 'sending' ? outbox.doubt(delivery, { code, until }) : outbox.postpone(delivery, until)
    await Promise.resolve(put).catch(() => undefined)
    return undefined
  }
}
