// Tick: what it costs to find, queue, compose and hand over a hundred reminders, however many others follow something.
import { hash, random } from '#adapters/instruments.ts'
import { deliver } from '#jobs/deliver.ts'
import { digests } from '#jobs/digests.ts'
import { overdue } from '#jobs/overdue.ts'
import { patience } from '#jobs/patience.ts'
import { plan } from '#jobs/plan.ts'
import { fixedInstruments } from '#test/support/instruments.ts'
import { postbox } from '#test/support/postbox.ts'
import { bystanders, type Crowd, followedEvent, openCrowd, plannedEvents, START } from './crowd.ts'

const DUE = 100
const ROUNDS = 9
const ROOMS = 10_000

export interface Size {
  readonly subscriptions: number
  readonly plannedTimes: number
}

/** Milliseconds of processor time for one tick of every job of the spine with a hundred due; the median of several. */
export const tickCost = async ({ subscriptions, plannedTimes }: Size): Promise<number> => {
  const crowd = await openCrowd(ROOMS)
  await plannedEvents(crowd, plannedTimes)
  await bystanders(crowd, subscriptions, ROOMS)
  const rounds = Array.from({ length: ROUNDS }, (_, index) => START.add({ minutes: 10 * (index + 1) }))
  for (const [index, due] of rounds.entries())
    await followedEvent(crowd, { slug: `due-${index}`, due, followers: DUE, from: index * DUE })
  const costs: number[] = []
  for (const now of rounds) costs.push(await oneTick(crowd, now))
  await crowd.close()
  return costs.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
}

const oneTick = async (crowd: Crowd, now: Temporal.Instant): Promise<number> => {
  const clock = () => now
  const { posted, messengers } = postbox({ now: clock })
  const works = {
    ...crowd,
    instruments: { ...fixedInstruments(), random, hash },
    clock,
    messengers: () => messengers,
    owner: 'bench',
    patience: patience(Temporal.Duration.from({ seconds: 10 })),
    failed: (error: unknown) => {
      throw error
    },
  }
  const jobs = [plan(works), digests(works), overdue(works), ...deliver(works)]
  const before = process.cpuUsage()
  for (const job of jobs) await job.run(now)
  const { user, system } = process.cpuUsage(before)
  if (posted.length !== DUE) throw new Error(`${posted.length} came instead of ${DUE}`)
  return (user + system) / 1000
}
