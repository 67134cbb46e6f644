// SQLite journal: one sealed file, locked by the one process that speaks for the device.
import { chmodSync, existsSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { OperatorFault } from '#src/operator-fault.ts'
import type { Keyring } from '#src/security/keyring.ts'
import type { Journal, Kept, KeptDatabase, Step } from './journal.ts'
import { type SealedRows, sealedRows } from './sealed-rows.ts'

/** Opens or makes the file. Throws an OperatorFault when another process has it, or it is no such file. */
export const sqliteJournal = (path: string, keyring: Keyring): Journal => {
  const sqlite = open(path)
  const rows = sealedRows(keyring)
  const statements = prepare(sqlite)
  return {
    load: async () => {
      try {
        return databasesIn(statements, rows)
      } catch (error) {
        throw unreadable(path, error)
      }
    },
    commit: steps => {
      sqlite.exec('begin immediate')
      try {
        for (const step of steps) write(step, statements, rows)
        sqlite.exec('commit')
      } catch (error) {
        // When even that fails, the first error is the one that says why.
        if (sqlite.isTransaction) sqlite.exec('rollback')
        throw error
      }
    },
    recall: async name => {
      const row = statements.recall.get(name)
      try {
        return row && rows.openThing(name, row.sealed as Uint8Array)
      } catch (error) {
        throw unreadable(path, error)
      }
    },
    keep: async (name, value) => void statements.keep.run(name, rows.sealThing(name, value)),
    [Symbol.asyncDispose]: async () => sqlite.close(),
  }
}

/** Milliseconds for a process that is just ending to let go of the file. */
const A_MOMENT = 250

/** What was complete is on the disk, and what was removed is overwritten. */
const settings = `
  pragma page_size = 8192;
  pragma locking_mode = exclusive;
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma secure_delete = on;
  pragma temp_store = memory;
  begin immediate;
  create table if not exists layout (id text primary key, sealed blob not null) strict;
  create table if not exists record (
    store text not null, id text not null, sealed blob not null, primary key (store, id)
  ) strict;
  create table if not exists thing (name text primary key, sealed blob not null) strict;
  commit;
`

const open = (path: string): DatabaseSync => {
  const isNew = !existsSync(path)
  let sqlite: DatabaseSync | undefined
  try {
    sqlite = new DatabaseSync(path, { timeout: A_MOMENT })
    if (isNew) chmodSync(path, 0o600)
    sqlite.exec(settings)
    compact(sqlite)
    return sqlite
  } catch (error) {
    sqlite?.close()
    throw faultOf(path, error)
  }
}

/** Gives back the room of what was removed, when that is most of the file. */
const compact = (sqlite: DatabaseSync): void => {
  const number = (name: string) => Number(sqlite.prepare(`pragma ${name}`).get()?.[name] ?? 0)
  const free = number('freelist_count')
  if (free > 256 && free > number('page_count') / 2) sqlite.exec('vacuum')
}

const SQLITE_BUSY = 5
const SQLITE_NOTADB = 26

const faultOf = (path: string, error: unknown): unknown => {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined
  if (code === SQLITE_BUSY)
    return new OperatorFault(
      `Another process uses the Matrix device in ${path}. One device belongs to one process: end the other one first.`,
      { cause: error },
    )
  if (code === SQLITE_NOTADB) return unreadable(path, error)
  return new OperatorFault(
    `The file ${path} of the Matrix device could not be opened. Is the disk full, or not mine?`,
    {
      cause: error,
    },
  )
}

const unreadable = (path: string, cause: unknown): OperatorFault =>
  new OperatorFault(
    `The file ${path} of the Matrix device cannot be read: it is damaged, or belongs to another keyring. Put back your copies of both. Nothing was changed.`,
    { cause },
  )

const prepare = (sqlite: DatabaseSync) => ({
  layouts: sqlite.prepare('select id, sealed from layout'),
  records: sqlite.prepare('select id, sealed from record where store = ?'),
  layOut: sqlite.prepare('insert into layout values (?, ?) on conflict do update set sealed = excluded.sealed'),
  drop: sqlite.prepare('delete from layout where id = ?'),
  clear: sqlite.prepare('delete from record where store = ?'),
  remove: sqlite.prepare('delete from record where store = ? and id = ?'),
  put: sqlite.prepare('insert into record values (?, ?, ?) on conflict do update set sealed = excluded.sealed'),
  recall: sqlite.prepare('select sealed from thing where name = ?'),
  keep: sqlite.prepare('insert into thing values (?, ?) on conflict do update set sealed = excluded.sealed'),
})

type Statements = Readonly<Record<keyof ReturnType<typeof prepare>, StatementSync>>

const layoutId = (db: string, rows: SealedRows): string => rows.store(db, '')

const databasesIn = (statements: Statements, rows: SealedRows): readonly KeptDatabase[] =>
  statements.layouts.all().map(row => {
    const { name, layout } = rows.openLayout(row.id as string, row.sealed as Uint8Array)
    return {
      name,
      layout,
      *records(store: string): Generator<Kept> {
        for (const { id, sealed } of statements.records.iterate(rows.store(name, store)))
          yield rows.open(id as string, sealed as Uint8Array)
      },
    }
  })

const write = (step: Step, statements: Statements, rows: SealedRows): void => {
  if (step.does === 'lay out') {
    const id = layoutId(step.db, rows)
    statements.layOut.run(id, rows.sealLayout(id, step.db, step.layout))
    return
  }
  if (step.does === 'drop') {
    const id = layoutId(step.db, rows)
    const row = statements.layouts.all().find(one => one.id === id)
    const stores = row === undefined ? [] : Object.keys(rows.openLayout(id, row.sealed as Uint8Array).layout.stores)
    for (const store of stores) statements.clear.run(rows.store(step.db, store))
    statements.drop.run(id)
    return
  }
  const store = rows.store(step.db, step.store)
  if (step.does === 'clear') {
    statements.clear.run(store)
    return
  }
  const id = rows.record(store, step.key)
  if (step.does === 'remove') statements.remove.run(store, id)
  else statements.put.run(store, id, rows.seal(id, step))
}
