// Votes process: imports a generated file into a database of its own, and tells what that and the first questions cost.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importVotes } from '#adapters/cli/import-votes.ts'
import { takeVotes } from '#adapters/cli/take-votes.ts'
import { bulkVotes } from '#adapters/import/bulk-votes.ts'
import { hash } from '#adapters/instruments.ts'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { openDatabase } from '#db/open.ts'
import type { SpaceId } from '#src/security/member.ts'
import { iso3 } from '#src/states/state.ts'
import { agreementWithAll } from '#src/votes/agreement-with-all.ts'
import { watchTurns } from '#test/bench/votes/turns.ts'

const [file = ''] = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), 'palais-votes-'))
const { stores, atomically, close } = await openDatabase(`sqlite:${join(folder, 'votes.db')}`, {
  keyring: keyringFrom(new Uint8Array(32)),
})
await stores.members.addSpace(
  { id: 'home' as SpaceId, slug: 'home', name: 'Home', home: true },
  '2026-11-20T08:00:00.000Z',
)

const save = takeVotes({
  atomically,
  hash,
  now: () => Temporal.Now.instant(),
  failed: error => {
    throw error
  },
})
const turns = watchTurns()
const started = performance.now()
const told = await importVotes([file], {
  read: bulkVotes,
  socketPath: join(folder, 'nobody.socket'),
  alone: work => work(save),
  shown: process.stderr,
})
const seconds = (performance.now() - started) / 1000
const blocked99 = turns.end()

/** The best of some runs, in milliseconds. */
const best = async (work: () => Promise<unknown>): Promise<number> => {
  const times: number[] = []
  for (let run = 0; run < 5; run++) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return Math.min(...times)
}

const kenya = iso3('KEN')
const record = await best(() => stores.votes.record(kenya, {}, {}))
const agreement = await best(async () =>
  agreementWithAll(
    kenya,
    (await stores.votes.packed({}, {})).map(({ ballots }) => ballots),
  ),
)
const search = await best(() => stores.votes.votes({ text: 'human rights', most: 20 }, {}))
process.stdout.write(
  JSON.stringify({
    told,
    seconds,
    megabytes: process.resourceUsage().maxRSS / 1024,
    blocked99,
    record,
    agreement,
    search,
  }),
)
await close()
await rm(folder, { recursive: true })
