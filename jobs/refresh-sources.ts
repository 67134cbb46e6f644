// Refresh sources: looks at each watched calendar when its time comes; a failing one is said in status, and tried more rarely.
import type { Source } from '#src/calendar/import.ts'
import { takeIn } from '#src/calendar/take-in.ts'
import { instantText } from '#src/instant-text.ts'
import type { Job } from './job.ts'
import type { Works } from './works.ts'

export interface SourceWorks extends Works {
  /** Gets a text; throws an error named FetchFault whose message is a sentence for people. */
  readonly fetch: (
    address: string,
    known: { readonly etag?: string; readonly lastModified?: string },
  ) => Promise<
    | { readonly came: 'unchanged' }
    | { readonly came: 'text'; readonly text: string; readonly etag?: string; readonly lastModified?: string }
  >
}

const LONGEST_PAUSE_MINUTES = 24 * 60

export const refreshSources = (works: SourceWorks): Job => ({
  name: 'sources',
  cron: '30 * * * * *',
  run: async now => {
    const faults: unknown[] = []
    // One that breaks something does not hold up the others.
    for (const source of await works.stores.sources.due(instantText(now)))
      await look(works, source).catch(error => faults.push(error))
    if (faults.length > 0) throw faults[0]
  },
})

/** One look at one source; the network comes before the transaction. */
const look = async (works: SourceWorks, source: Source): Promise<void> => {
  const fetched = await answerOf(works, source)
  const now = works.clock()
  const read =
    'text' in fetched
      ? await works.instruments.readCalendar(fetched.text, {
          name: new URL(source.address).pathname,
          body: source.body,
        })
      : undefined
  await works.atomically(async stores => {
    const at = instantText(now)
    if (fetched.came === 'unchanged')
      return stores.sources.settle(source.number, { ended: 'unchanged' }, times(source, now))
    if (fetched.came === 'trouble')
      return stores.sources.settle(
        source.number,
        { ended: 'failed', trouble: fetched.trouble },
        laterTimes(source, now),
      )
    if (read !== undefined && !read.ok)
      return stores.sources.settle(
        source.number,
        { ended: 'failed', trouble: read.refusal.sentence },
        laterTimes(source, now),
      )
    if (read === undefined) throw new Error(`nothing came of source ${source.number} at ${at}`)
    await takeIn(stores, { source, read: read.value }, now)
    const { etag, lastModified } = fetched
    await stores.sources.settle(
      source.number,
      {
        ended: 'good',
        ...(etag === undefined ? {} : { etag }),
        ...(lastModified === undefined ? {} : { lastModified }),
      },
      times(source, now),
    )
  })
}

type Answered = Awaited<ReturnType<SourceWorks['fetch']>> | { readonly came: 'trouble'; readonly trouble: string }

const answerOf = async ({ fetch }: SourceWorks, source: Source): Promise<Answered> => {
  try {
    return await fetch(source.address, source)
  } catch (error) {
    if (error instanceof Error && error.name === 'FetchFault') return { came: 'trouble', trouble: error.message }
    throw error
  }
}

const times = (source: Source, now: Temporal.Instant) => ({
  at: instantText(now),
  nextAt: instantText(now.add({ minutes: source.every })),
})

/** After a failure the pause doubles with the time it has lasted, to a day at most. */
const laterTimes = (source: Source, now: Temporal.Instant) => {
  const failing =
    source.failingSince === undefined ? 0 : now.since(Temporal.Instant.from(source.failingSince)).total('minutes')
  const pause = Math.round(Math.min(LONGEST_PAUSE_MINUTES, Math.max(source.every, failing)))
  return { at: instantText(now), nextAt: instantText(now.add({ minutes: pause })) }
}
