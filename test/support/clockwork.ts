// Clockwork for tests: a clock that is moved by hand, and the jobs that tick as it passes.
import { deliver } from '#jobs/deliver.ts'
import { digests } from '#jobs/digests.ts'
import { overdue } from '#jobs/overdue.ts'
import { patience } from '#jobs/patience.ts'
import { plan } from '#jobs/plan.ts'
import { instantText } from '#src/instant-text.ts'
import type { Instruments } from '#src/ports.ts'
import type { Messenger } from '#src/reply/messenger.ts'
import type { TestDatabase } from './databases.ts'

interface Machine {
  readonly database: TestDatabase
  readonly instruments: Instruments
  readonly start: Temporal.Instant
  readonly messengers: (now: () => Temporal.Instant) => readonly Messenger[]
}

/** The real jobs, in the order of the timetable, whenever something falls due. */
export const clockwork = ({ database, instruments, start, messengers }: Machine) => {
  let now = start
  let elapsed = 0
  const ways = messengers(() => now)
  const works = {
    ...database,
    instruments,
    clock: () => now,
    messengers: () => ways,
    owner: 'test',
    patience: patience(Temporal.Duration.from({ seconds: 10 })),
    failed: (error: unknown) => {
      throw error
    },
  }
  const jobs = [plan(works), digests(works), overdue(works), ...deliver(works, () => elapsed)]
  const tick = async (): Promise<void> => {
    for (const job of jobs) await job.run(now)
  }
  const pass = (to: Temporal.Instant): void => {
    elapsed += now.until(to).total('milliseconds')
    now = to
  }
  return {
    now: () => now,
    tick,
    /** Lets time pass, and everything happen that falls due on the way. */
    until: async (later: Temporal.Instant): Promise<void> => {
      for (;;) {
        const next = await nextDue(database, instantText(now))
        if (next === undefined || Temporal.Instant.compare(next, later) > 0) break
        pass(next)
        await tick()
      }
      pass(later)
      await tick()
    },
    /** Lets time pass while nothing runs. */
    sleepUntil: (later: Temporal.Instant): void => pass(later),
    /** Sets the wall clock; no time passes. */
    setTo: (other: Temporal.Instant): void => {
      now = other
    },
  }
}

/** When the next planned time, delivery or digest falls due, after an instant. */
const nextDue = async ({ db }: TestDatabase, now: string): Promise<Temporal.Instant | undefined> => {
  const planned = db
    .selectFrom('planned_time')
    .select(({ fn }) => fn.min('fires_at').as('at'))
    .where('state', '=', 'planned')
    .where('fires_at', '>', now)
  const open = db
    .selectFrom('delivery')
    .select(({ fn }) => fn.min('not_before').as('at'))
    .where('state', 'in', ['queued', 'retry'])
    .where('not_before', '>', now)
  const digest = db
    .selectFrom('subscription')
    .select(({ fn }) => fn.min('digest_at').as('at'))
    .where('ended_at', 'is', null)
    .where('digest_at', '>', now)
  const found = [await planned.executeTakeFirst(), await open.executeTakeFirst(), await digest.executeTakeFirst()]
  const [first] = found.flatMap(row => row?.at ?? []).sort()
  return first === undefined ? undefined : Temporal.Instant.from(first)
}
