// Books: what the database says at the end of a trial, read past the program.
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'

/** A delivery to a board. Instants are ISO texts by the program's clock. */
export interface Entry {
  readonly id: string
  readonly key: string
  readonly kind: string
  readonly board: string
  readonly event: string | null
  readonly slug: string | null
  readonly sequence: number | null
  /** The date revision at which its event stands now. */
  readonly newest: number | null
  readonly change: number | null
  readonly corrects: string | null
  readonly due_at: string
  readonly state: string
  readonly code: string | null
  readonly tried_at: string | null
  readonly settled_at: string | null
}

export interface Books {
  readonly deliveries: readonly Entry[]
  /** What notices and lists are about: `K77`, or the id of a delivery. */
  readonly subjects: readonly { readonly delivery: string; readonly subject: string }[]
  /** Changes of the meetings that were asked for. */
  readonly changes: readonly { readonly number: number; readonly slug: string; readonly kind: string }[]
  /** Reminders that fell due, or should have by now. */
  readonly planned: readonly Planned[]
}

export interface Planned {
  readonly slug: string
  readonly event: string
  readonly sequence: number
  readonly state: string
  readonly fires_at: string
}

const queries: Readonly<Record<keyof Books, string>> = {
  deliveries: `select d.id, d.key, d.kind, p.address as board, d.event, e.slug, d.sequence, e.sequence as newest,
    d.change, d.corrects, d.due_at, d.state, d.code, d.tried_at, d.settled_at
    from delivery d join place p on p.id = d.place left join event e on e.id = d.event where p.platform in ('hook', 'slack')`,
  subjects: 'select delivery, subject from delivery_subject',
  changes: `select number, slug, kind from change where slug like 'prove-%'`,
  planned: `select e.slug, t.event, t.sequence, t.state, t.fires_at
    from planned_time t join event e on e.id = t.event where e.slug like 'prove-%'`,
}

type Query = (sql: string) => Promise<readonly unknown[]>

/** Reads a SQLite file that no process has open, or a database on a server. */
export const readBooks = async (databaseUrl: string): Promise<Books> => {
  if (databaseUrl.startsWith('sqlite:')) {
    const file = new DatabaseSync(databaseUrl.slice('sqlite:'.length))
    try {
      return await readAll(async sql => file.prepare(sql).all())
    } finally {
      file.close()
    }
  }
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await readAll(async sql => (await client.query(sql)).rows)
  } finally {
    await client.end()
  }
}

const readAll = async (query: Query): Promise<Books> => {
  const tables: Record<string, readonly unknown[]> = {}
  for (const [name, sql] of Object.entries(queries)) tables[name] = await query(sql)
  return tables as unknown as Books
}

const resting = ['sent', 'unconfirmed', 'expired', 'withdrawn', 'dead']

export const isAtRest = ({ state }: Entry): boolean => resting.includes(state)
