// World: two spaces with somebody in every role, the shipped calendar, and ears for what may not be heard.
import { sql } from 'kysely'
import { menu } from '#src/commands/index.ts'
import type { Command } from '#src/conversation/command.ts'
import { type Answer, dispatch } from '#src/conversation/dispatch.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import type { MemberId, OrganisationId, PlaceId, Role, SpaceId } from '#src/security/member.ts'
import { roles } from '#src/security/member.ts'
import { memoryStores, type TestDatabase } from './databases.ts'
import { fixedInstruments } from './instruments.ts'
import { underShippedCalendar } from './shipped-calendar.ts'

/** Who can speak: somebody in each role of the first space, an owner of the second, and somebody unknown. */
export type Speaker = Role | 'neighbour' | 'stranger'

export interface World extends AsyncDisposable {
  readonly database: TestDatabase
  /** Says words in a direct conversation on an encrypted platform, or elsewhere; as a new utterance, unless it has an id. */
  say(by: Speaker, words: string, where?: Partial<Utterance['place']>, id?: string): Promise<Answer>
  /** How many rows each table has, but the inbox, which remembers every utterance. */
  rows(): Promise<Readonly<Record<string, number>>>
  /** How often the audit says that records of the vault were read. */
  readings(): Promise<number>
}

const PAST = '2026-01-01T00:00:00.000Z'
/** When the first thing is said; a second passes with each. */
const START = Temporal.Instant.from('2026-11-21T08:00:00Z')

/** What belongs to the first space alone: names that nobody else may ever be shown, nor anybody in clear. */
export const secrets = ['Quamina', 'Quorganisation', 'QROOM', 'Quoalition'] as const

const accountOf = (by: Speaker) => ({ platform: 'matrix', id: `@${by}:example.org` }) as const

export const openWorld = async (commands: readonly Command[] = menu): Promise<World> => {
  const instruments = fixedInstruments()
  const database = await memoryStores(instruments.keyring)
  const [ours, theirs] = ['ours', 'theirs'] as SpaceId[] as [SpaceId, SpaceId]
  await database.atomically(async ({ members }) => {
    await members.addSpace({ id: ours, slug: 'quoalition', name: 'Quoalition', home: true }, PAST)
    await members.addSpace({ id: theirs, slug: 'delta', name: 'Delta', home: false }, PAST)
    const organisation = 'org-1' as OrganisationId
    await members.addOrganisation(ours, { id: organisation, name: 'Quorganisation' })
    for (const role of roles) {
      const member = await members.addPerson(accountOf(role), { id: role as string as MemberId, name: 'x' }, PAST)
      await members.setMembership({ space: ours, member, role, name: `Quamina ${role}`, organisation }, PAST)
    }
    const neighbour = await members.addPerson(accountOf('neighbour'), { id: 'n' as MemberId, name: 'Nadia' }, PAST)
    await members.setMembership({ space: theirs, member: neighbour, role: 'owner' }, PAST)
    await members.setPlace(
      { id: 'room-1' as PlaceId, platform: 'slack', address: 'CQROOM', kind: 'room', space: ours },
      undefined,
      PAST,
    )
  })
  await underShippedCalendar(database, { space: ours, at: PAST })
  let said = 0
  return {
    database,
    say: (by, words, where, id = `said-${++said}`) =>
      dispatch(utteranceOf({ by, words, id }, where), START.add({ seconds: said }), {
        ...database,
        instruments,
        menu: commands,
        about: { version: '0.0.0', publicUrl: 'http://localhost:8080', database: 'SQLite', calendar: '2026-11-20' },
        root: 'un',
      }),
    rows: () => rowsOf(database),
    readings: async () =>
      (await database.db.selectFrom('audit').select('seq').where('outcome', '=', 'read').execute()).length,
    [Symbol.asyncDispose]: () => database.close(),
  }
}

const utteranceOf = (
  { by, words, id }: { by: Speaker; words: string; id: string },
  where: Partial<Utterance['place']> = {},
): Utterance => ({
  id,
  speaker: { ...accountOf(by), name: by, standing: 'full' },
  place: {
    platform: 'matrix',
    id: `!${by}:example.org`,
    kind: 'direct',
    destination: 'matrix-encrypted',
    outsiders: 'none',
    ...where,
  },
  words,
})

const rowsOf = async ({ db }: TestDatabase): Promise<Readonly<Record<string, number>>> => {
  const counts: Record<string, number> = {}
  for (const { name } of await db.introspection.getTables()) {
    if (name === 'inbox') continue
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(db)
    counts[name] = Number(rows[0]?.count)
  }
  return counts
}
