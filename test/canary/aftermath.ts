// Aftermath: what happens by itself once words were planted: digests and reminders go out, records end, the program starts, shows its pages and is killed.
import { factOf } from '#adapters/log.ts'
import type { Database } from '#db/database.ts'
import { deliver } from '#jobs/deliver.ts'
import { digests } from '#jobs/digests.ts'
import type { Job } from '#jobs/job.ts'
import { lookAfterVault } from '#jobs/look-after-vault.ts'
import { patience } from '#jobs/patience.ts'
import { plan } from '#jobs/plan.ts'
import { retention } from '#jobs/retention.ts'
import type { Instruments } from '#src/ports.ts'
import type { Audience } from '#src/security/audience.ts'
import type { Place, SpaceId } from '#src/security/member.ts'
import { postbox } from '#test/support/postbox.ts'
import { startBot } from '#test/support/program.ts'

/** Something that left the process: where to, and what. */
export interface Left {
  readonly text: string
  readonly where: string
}

interface Clockwork {
  readonly database: Database
  readonly instruments: Instruments
  readonly failed: (fact: ReturnType<typeof factOf>) => void
}

/** A room of the space on each platform; what is known of it is the worst that its kind can be. */
const audience = ({ platform, kind, member }: Place): Audience => ({
  destination: platform === 'slack' ? 'slack' : platform === 'console' ? 'terminal' : 'matrix-encrypted',
  space: 'ours' as SpaceId,
  privacy: kind === 'direct' ? 'private' : 'shared',
  outsiders: 'none',
  readers: member === undefined ? [] : [member],
  vault: 'open',
  greenInFeeds: 'no',
})

/** Lets the jobs run at some instants, and tells what they sent. */
export const letTimePass = async (
  instants: readonly Temporal.Instant[],
  { database, instruments, failed }: Clockwork,
): Promise<readonly Left[]> => {
  let now = instants[0] ?? Temporal.Instant.from('2026-11-21T08:00:00Z')
  const box = postbox({ now: () => now, audience })
  const works = {
    ...{ ...database, instruments, messengers: () => box.messengers, owner: 'canary' },
    clock: () => now,
    patience: patience(Temporal.Duration.from({ seconds: 10 })),
    failed: (error: unknown) => failed(factOf(error)),
  }
  const jobs: readonly Job[] = [
    plan(works),
    digests(works),
    retention(works),
    lookAfterVault({ ...works, scrub: database.scrub }),
    ...deliver(works, () => Number(now.epochMilliseconds)),
  ]
  for (const instant of instants)
    for (const job of jobs) {
      now = instant
      await job.run(now).catch(error => failed(factOf(error)))
    }
  return box.posted.map(({ text, place }) => ({ text, where: `${audience(place).destination} to a place` }))
}

/** What anybody can ask of the running program. */
const PATHS = [
  '/',
  '/timeline.svg',
  '/votes',
  '/robots.txt',
  '/feeds/public/all.ics',
  '/changes.atom',
  '/health',
  '/metrics',
]

/** Starts the program on what lies in the folder, asks for every page, and kills it in the middle of life. */
export const runAndKill = async (folder: string): Promise<readonly Left[]> => {
  const { url, kill } = await startBot(folder)
  const pages = await Promise.all(
    PATHS.map(async path => ({ where: 'public', text: await (await fetch(`${url}${path}`)).text() })),
  )
  const { out, err } = await kill('SIGKILL')
  return [...pages, { where: 'log', text: err }, { where: 'log', text: out }]
}
