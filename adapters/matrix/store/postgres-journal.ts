// PostgreSQL journal: the same sealed rows in a schema of their own, written by the one process that holds the lease of the device.
import { setTimeout as pause } from 'node:timers/promises'
import pg, { type Pool, type PoolClient } from 'pg'
import { OperatorFault } from '#src/operator-fault.ts'
import type { Keyring } from '#src/security/keyring.ts'
import { type DeviceLease, hold, keepLease, LeaseLost, releaseLease, takeLease } from './device-lease.ts'
import type { Journal, Kept, KeptDatabase, Step } from './journal.ts'
import { type SealedRows, sealedRows } from './sealed-rows.ts'

export interface Care {
  readonly keyring: Keyring
  /** Another process has the device: this one must end before anything leaves. */
  readonly lost: (error: unknown) => void
}

/** Nothing while another process holds the device. */
export const postgresJournal = async (url: string, { keyring, lost }: Care): Promise<Journal | undefined> => {
  const pool = await connect(url)
  await pool.query(tables)
  const lease = await takeLease(pool)
  if (lease === undefined) {
    await pool.end()
    return undefined
  }
  const renewal = keepLease(pool, lease, lost)
  const rows = sealedRows(keyring)
  return {
    load: () => readable(async () => databasesIn(await pool.query(all), await pool.query(layouts), rows)),
    commit: steps => insisting(() => transaction(pool, lease, client => write(client, steps, rows))),
    recall: name =>
      readable(async () => {
        const { rows: found } = await pool.query('select sealed from palais_matrix.thing where name = $1', [name])
        return found[0] && rows.openThing(name, found[0].sealed)
      }),
    keep: (name, value) =>
      insisting(() =>
        transaction(pool, lease, async client => void (await client.query(keep, [name, rows.sealThing(name, value)]))),
      ),
    [Symbol.asyncDispose]: async () => {
      renewal.stop()
      await releaseLease(pool, lease).catch(() => undefined)
      await pool.end()
    },
  }
}

/** Whether a device was ever kept there; whose it is only its keyring knows. */
export const isKeptIn = async (url: string): Promise<boolean> => {
  const pool = await connect(url)
  try {
    const { rows } = await pool.query("select to_regclass('palais_matrix.thing') is not null as there")
    if (rows[0]?.there !== true) return false
    return (await pool.query('select 1 from palais_matrix.thing')).rowCount !== 0
  } finally {
    await pool.end()
  }
}

/** One lock for all who make the tables at the same time. */
const tables = `
  begin;
  select pg_advisory_xact_lock(hashtext('palais_matrix'));
  create schema if not exists palais_matrix;
  create table if not exists palais_matrix.layout (id text collate "C" primary key, sealed bytea not null);
  create table if not exists palais_matrix.record (
    store text collate "C" not null, id text collate "C" not null, sealed bytea not null, primary key (store, id)
  );
  create table if not exists palais_matrix.thing (name text collate "C" primary key, sealed bytea not null);
  create table if not exists palais_matrix.holder (
    one boolean primary key check (one), epoch bigint not null, until timestamptz not null
  );
  insert into palais_matrix.holder values (true, 0, 'epoch') on conflict do nothing;
  commit;
`
const all = 'select store, id, sealed from palais_matrix.record'
const layouts = 'select id, sealed from palais_matrix.layout'
const keep = 'insert into palais_matrix.thing values ($1, $2) on conflict (name) do update set sealed = excluded.sealed'

const connect = async (url: string): Promise<Pool> => {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'palais-matrix',
    max: 2,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
    // What the network has seen must be on the disk, whatever the server takes for granted.
    options: '-c synchronous_commit=on',
  })
  // A connection that breaks fails its query, and the next one gets another; without listeners it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

const transaction = async (
  pool: Pool,
  lease: DeviceLease,
  work: (client: PoolClient) => Promise<void>,
): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await hold(client, lease)
    await work(client)
    await client.query('commit')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}

const LONGEST_MS = 60_000
const PAUSE_MS = 500

/** A server that starts anew is waited for: nothing leaves meanwhile, and the same steps twice come to the same. */
const insisting = async (work: () => Promise<void>): Promise<void> => {
  for (let waited = 0; ; waited += PAUSE_MS) {
    try {
      return await work()
    } catch (error) {
      if (error instanceof LeaseLost || waited >= LONGEST_MS) throw error
      await pause(PAUSE_MS)
    }
  }
}

/** Throws an OperatorFault where the rows belong to another keyring. */
const readable = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (cause) {
    throw new OperatorFault(
      'The Matrix device in the database cannot be read: it is damaged, or belongs to another keyring. Put back your copies of both. Nothing was changed.',
      { cause },
    )
  }
}

interface Sealed {
  readonly id: string
  readonly sealed: Buffer
}

const databasesIn = (
  { rows: records }: { readonly rows: readonly (Sealed & { readonly store: string })[] },
  { rows: laidOut }: { readonly rows: readonly Sealed[] },
  rows: SealedRows,
): readonly KeptDatabase[] => {
  const stores = Map.groupBy(records, record => record.store)
  return laidOut.map(({ id, sealed }) => {
    const { name, layout } = rows.openLayout(id, sealed)
    return {
      name,
      layout,
      *records(store: string): Generator<Kept> {
        for (const record of stores.get(rows.store(name, store)) ?? []) yield rows.open(record.id, record.sealed)
      },
    }
  })
}

type Put = Extract<Step, { readonly does: 'put' }>

/** In order; puts that follow one another go together, the last of each record. */
const write = async (client: PoolClient, steps: readonly Step[], rows: SealedRows): Promise<void> => {
  const puts = new Map<string, Put & Spot>()
  const flush = async (): Promise<void> => {
    if (puts.size === 0) return
    const last = [...puts.values()]
    await client.query(
      `insert into palais_matrix.record select * from unnest($1::text[], $2::text[], $3::bytea[])
       on conflict (store, id) do update set sealed = excluded.sealed`,
      [last.map(one => one.at), last.map(one => one.id), last.map(one => rows.seal(one.id, one))],
    )
    puts.clear()
  }
  for (const step of steps) {
    if (step.does === 'put') {
      const spot = spotOf(step, rows)
      puts.set(`${spot.at} ${spot.id}`, { ...step, ...spot })
      continue
    }
    await flush()
    await writeOne(client, step, rows)
  }
  await flush()
}

/** Where a record stands, in the names that say nothing. */
interface Spot {
  readonly at: string
  readonly id: string
}

const spotOf = ({ db, store, key }: Put, rows: SealedRows): Spot => {
  const at = rows.store(db, store)
  return { at, id: rows.record(at, key) }
}

const writeOne = async (client: PoolClient, step: Exclude<Step, Put>, rows: SealedRows): Promise<void> => {
  if (step.does === 'lay out') {
    const id = rows.store(step.db, '')
    await client.query(
      'insert into palais_matrix.layout values ($1, $2) on conflict (id) do update set sealed = excluded.sealed',
      [id, rows.sealLayout(id, step.db, step.layout)],
    )
    return
  }
  if (step.does === 'drop') return drop(client, step.db, rows)
  const store = rows.store(step.db, step.store)
  if (step.does === 'clear') await client.query('delete from palais_matrix.record where store = $1', [store])
  else
    await client.query('delete from palais_matrix.record where store = $1 and id = $2', [
      store,
      rows.record(store, step.key),
    ])
}

const drop = async (client: PoolClient, db: string, rows: SealedRows): Promise<void> => {
  const id = rows.store(db, '')
  const { rows: found } = await client.query<Sealed>('delete from palais_matrix.layout where id = $1 returning *', [id])
  const names = found.flatMap(({ sealed }) => Object.keys(rows.openLayout(id, sealed).layout.stores))
  const stores = names.map(name => rows.store(db, name))
  await client.query('delete from palais_matrix.record where store = any($1)', [stores])
}
