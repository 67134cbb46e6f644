// Vault rows: twenty thousand notes in one space: searching them, a brief before a meeting, noting one more, and sealing.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { type Database, databaseOn } from '#db/database.ts'
import { connectSqlite } from '#db/sqlite.ts'
import { sealVersion } from '#db/stores/vault-seal.ts'
import { menu } from '#src/commands/index.ts'
import { columnsOf, indexOf, type Picks } from '#src/contacts/contact.ts'
import { STANCES } from '#src/contacts/stance.ts'
import { dispatch } from '#src/conversation/dispatch.ts'
import type { MemberId, OrganisationId, SpaceId } from '#src/security/member.ts'
import type { RecordId } from '#src/security/vault.ts'
import { votingMembersOn } from '#src/states/membership.ts'
import { atMost, noted, type Row } from '#test/bench/row.ts'
import { fixedInstruments } from '#test/support/instruments.ts'

const NOTES = 20_000
const TODAY = Temporal.PlainDate.from('2026-11-21')
const PAST = '2026-01-01T00:00:00.000Z'
const SPACE = 'ours' as SpaceId
const members = ['ana', 'ben', 'cy', 'dee'] as readonly string[] as readonly MemberId[]
const instruments = { ...fixedInstruments(), keyring: keyringFrom(new Uint8Array(32).fill(9)) }
const about = { version: '0.0.0', publicUrl: 'http://localhost:8080', database: 'SQLite', calendar: '2026-11-20' }

interface Filled {
  readonly database: Database
  readonly end: () => Promise<void>
}

/** As a coalition of two organisations would have them after some years; one note in fifty says OP5. */
const fill = async (): Promise<Filled> => {
  const folder = await mkdtemp(join(tmpdir(), 'palais-bench-'))
  const database = await databaseOn(await connectSqlite(join(folder, 'palais.db')), instruments)
  const states = votingMembersOn('HRC', TODAY).map(member => member.iso3)
  await database.atomically(async stores => {
    await stores.members.addSpace({ id: SPACE, slug: 'ours', name: 'Ours', home: true }, PAST)
    for (const organisation of ['watch', 'lantern'] as readonly string[] as readonly OrganisationId[])
      await stores.members.addOrganisation(SPACE, { id: organisation, name: organisation })
    for (const [index, id] of members.entries()) {
      await stores.members.addPerson({ platform: 'matrix', id: `@${id}:example.org` }, { id, name: id }, PAST)
      const organisation = (index % 2 === 0 ? 'watch' : 'lantern') as OrganisationId
      await stores.members.setMembership({ space: SPACE, member: id, role: 'advocate', organisation }, PAST)
    }
  })
  const put = (number: number): Parameters<Database['stores']['vault']['put']>[0] => {
    const author = members[number % members.length] as MemberId
    const day = TODAY.subtract({ days: Math.floor((NOTES - number) / 20) }).toString()
    const picks: Picks = {
      ...{
        state: states[(number * 7) % states.length] as Picks['state'],
        confidence: 2,
        ask: `A${1 + (number % 9)}`,
        day,
      },
      stance: STANCES[number % STANCES.length] as NonNullable<Picks['stance']>,
    }
    const note = `They said at the ${number}th meeting that the text needs ${number % 50 === 0 ? 'OP5' : 'work'}, that the capital has not decided, and that an amendment on the sixth paragraph would help their delegation to come along.`
    return {
      ...{
        id: `r${number}` as RecordId,
        space: SPACE,
        kind: 'contact',
        name: `C${100_000 + number}`,
        author,
        recipients: [],
      },
      organisation: (number % 2 === 0 ? 'watch' : 'lantern') as OrganisationId,
      ...{ columns: columnsOf(picks, { city: 'Geneva', note }), index: indexOf(picks, author) },
      ...{ at: `${day}T08:00:00.${String(number % 1000).padStart(3, '0')}Z`, from: day },
    }
  }
  for (let first = 0; first < NOTES; first += 500)
    await database.atomically(async ({ vault }) => {
      for (let number = first; number < first + 500; number++) await vault.put(put(number))
    })
  return {
    database,
    end: async () => {
      await database.close()
      await rm(folder, { recursive: true })
    },
  }
}

let filling: Promise<Filled> | undefined
const filled = (): Promise<Filled> => {
  filling ??= fill()
  return filling
}

let said = 0
/** How long an answer takes, in milliseconds, sorted, over so many times; each is read and noted in the audit as ever. */
const answers = async (words: string, times: number): Promise<readonly number[]> => {
  const { database } = await filled()
  const took: number[] = []
  for (let time = 0; time < times; time++) {
    const place = {
      platform: 'matrix',
      id: '!ana',
      kind: 'direct',
      destination: 'matrix-encrypted',
      outsiders: 'none',
    } as const
    const speaker = { platform: 'matrix', id: '@ana:example.org', name: 'ana', standing: 'full' } as const
    const now = Temporal.Instant.from('2026-11-21T09:00:00Z').add({ seconds: ++said })
    const from = performance.now()
    const { outcome } = await dispatch({ id: `said-${said}`, speaker, place, words }, now, {
      ...database,
      ...{ instruments, menu, about, root: 'un' },
    })
    took.push(performance.now() - from)
    if (outcome !== 'done') throw new Error(`"${words}" was refused`)
  }
  return took.toSorted((a, b) => a - b)
}

const p95 = (sorted: readonly number[]): number => sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN

const sealing = async (): Promise<number> => {
  const { spaces } = instruments.keyring
  await spaces.ensure(SPACE)
  const frame = {
    id: 'x' as RecordId,
    space: SPACE,
    kind: 'contact',
    name: 'C1',
    author: 'ana' as MemberId,
    recipients: [],
  } as const
  const picks: Picks = { state: 'KEN' as Picks['state'], confidence: 2, day: TODAY.toString() }
  const columns = columnsOf(picks, { note: 'wants OP5 softer, and to see the text before Monday. '.repeat(8) })
  const [from, times] = [performance.now(), 2_000]
  for (let version = 1; version <= times; version++) sealVersion(spaces, frame, { version, columns })
  return (performance.now() - from) / times
}

export const rows: readonly Row[] = [
  {
    work: 'sealing one note',
    goal: 'under 1 ms',
    run: async () => {
      const each = await sealing()
      return { ...atMost(1, each), reached: `${(each * 1000).toFixed(0)} µs` }
    },
  },
  {
    work: 'search for a word in 20,000 notes, but for one in twenty',
    goal: 'under 1,500 ms',
    run: async () => atMost(1500, p95(await answers('contact list words:OP5', 20)), ' ms'),
  },
  {
    work: 'contact brief on one State among them, the longest of five',
    goal: 'under 2,000 ms',
    run: async () => atMost(2000, (await answers('contact brief KEN', 5)).at(-1) ?? Number.NaN, ' ms'),
  },
  {
    work: 'list of all of them, the newest shown',
    goal: '',
    run: async () => noted(`${p95(await answers('contact list', 3)).toFixed(1)} ms`),
  },
  {
    work: 'noting one more',
    goal: '',
    run: async () => {
      const took = (await answers('contact log KEN ly 2', 5)).at(-1) ?? Number.NaN
      await (await filled()).end()
      return noted(`${took.toFixed(1)} ms`)
    },
  },
]
