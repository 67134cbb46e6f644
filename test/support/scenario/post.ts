// Post: what the clock brings about in a scenario: planned times, digests, deliveries, each at its own minute.
import { sql } from 'kysely'
import { deliver } from '#jobs/deliver.ts'
import { digests } from '#jobs/digests.ts'
import type { Job } from '#jobs/job.ts'
import { overdue } from '#jobs/overdue.ts'
import { patience } from '#jobs/patience.ts'
import { plan } from '#jobs/plan.ts'
import { refreshSources } from '#jobs/refresh-sources.ts'
import type { Instruments } from '#src/ports.ts'
import type { Message, Messenger } from '#src/reply/messenger.ts'
import type { Place, Platform } from '#src/security/member.ts'
import { platforms } from '#src/security/member.ts'
import type { TestDatabase } from '#test/support/databases.ts'
import type { Company } from './company.ts'
import type { Answered } from './script.ts'

interface Office {
  readonly database: TestDatabase
  readonly instruments: Instruments
  readonly company: Company
  /** What the servers of others answer. */
  readonly websites: ReadonlyMap<string, Answered>
  readonly clock: () => Temporal.Instant
  readonly setClock: (now: Temporal.Instant) => void
  /** Takes what was posted, or corrected, in a place. */
  readonly posted: (message: Message, how: 'sent' | 'corrected') => void
}

/** Lets the clock run to an instant, and everything happen on the way. */
export const post = (office: Office): ((until: Temporal.Instant) => Promise<void>) => {
  const { database, instruments, clock, setClock } = office
  const works = {
    ...database,
    instruments,
    clock,
    messengers: () => platforms.map(platform => messenger(platform, office)),
    owner: 'scenario',
    patience: patience(Temporal.Duration.from({ seconds: 10 })),
    failed: (error: unknown) => {
      throw error
    },
  }
  const jobs: readonly Job[] = [
    plan(works),
    digests(works),
    overdue(works),
    refreshSources({ ...works, fetch: async address => fetched(office.websites.get(address)) }),
    ...deliver(works, () => Number(clock().epochMilliseconds)),
  ]
  return async until => {
    for (;;) {
      const next = await nextDue(database)
      const late = next === undefined || Temporal.Instant.compare(next, until) > 0
      setClock(late ? until : latest(next, clock()))
      for (const job of jobs) await job.run(clock())
      if (late) return
    }
  }
}

const latest = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) > 0 ? a : b

const fetched = (answer: Answered = { trouble: 'There is nothing at that address any more.' }) => {
  if ('text' in answer) return { came: 'text', text: answer.text } as const
  throw Object.assign(new Error(answer.trouble), { name: 'FetchFault' })
}

/** When the next thing is to happen by itself. */
const nextDue = async ({ db }: TestDatabase): Promise<Temporal.Instant | undefined> => {
  const { rows } = await sql<{ at: string | null }>`
    select min(at) as at from (
      select min(fires_at) as at from planned_time where state = 'planned'
      union all select min(not_before) from delivery where state in ('queued', 'retry')
      union all select min(digest_at) from subscription where ended_at is null
      union all select min(next_at) from source where removed = 0 and every > 0
    ) as due`.execute(db)
  const at = rows[0]?.at
  return at === null || at === undefined ? undefined : Temporal.Instant.from(at)
}

const messenger = (platform: Platform, { database, company, posted }: Office): Messenger => ({
  platform,
  capabilities: { repeats: 'key', edits: 'yes' },
  open: async ({ address }) => company.opened({ platform, id: address }),
  audience: async place => {
    const reader = await readerOf(place, database)
    const space = place.space ?? reader?.space
    return {
      ...company.surroundings(place),
      ...(space === undefined ? {} : { space }),
      ...(reader?.organisation === undefined ? {} : { organisation: reader.organisation.id }),
      readers: reader === undefined ? [] : [reader.id],
      vault: 'open',
      greenInFeeds: 'no',
    }
  },
  send: async message => {
    posted(message, 'sent')
    return message.id
  },
  correct: async (receipt, message) => {
    posted(message, 'corrected')
    return receipt
  },
  lookUp: async () => undefined,
})

/** The one member of a direct place, as the space knows them that they chose last. */
const readerOf = async ({ member }: Place, { stores: { members } }: TestDatabase) => {
  const [account] = member === undefined ? [] : await members.accountsOf(member)
  const [reader] = account === undefined ? [] : await members.membershipsOf(account)
  return reader
}
