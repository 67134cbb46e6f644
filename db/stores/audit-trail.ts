// Audit trail: a chain in which each entry's hash covers the one before it, under a key that is not in the database.
import { type Kysely, type Selectable, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { AuditEntry, AuditTrail, Verdict } from '#src/security/audit-trail.ts'
import type { Keyring } from '#src/security/keyring.ts'
import { only, prepared, type Slots } from './prepared.ts'

type Row = Selectable<Schema['audit']>

export const auditTrail = (db: Kysely<Schema>, keyring: Keyring): AuditTrail => ({
  async record(entry) {
    const { seq, before } = only(await longer(db, {}))
    const row = { seq, ...entry, ids: JSON.stringify(entry.ids) }
    const hash = hashOf(keyring, before ?? '', row)
    await append(db, { ...row, hash })
    await seal(db, { seal: sealOf(keyring, seq, hash) })
  },
  async about(id, most) {
    const rows = db
      .selectFrom('audit')
      .selectAll()
      .where('ids', 'like', `%"${id.replace(/[%_\\]/g, '')}"%`)
    return (await rows.orderBy('seq', 'desc').limit(most).execute()).map(toEntry)
  },
  async by(member, most) {
    const rows = db
      .selectFrom('audit')
      .selectAll()
      .where('by', 'in', [member, `operator for ${member}`])
    return (await rows.orderBy('seq', 'desc').limit(most).execute()).map(toEntry)
  },
  async entryOf(hash) {
    const row = await db.selectFrom('audit').select('seq').where('hash', '=', hash).executeTakeFirst()
    return row?.seq
  },
  verify: () => walk(db, keyring, { entries: 0, head: '' }),
  async verifyNewest() {
    const end = await db.selectFrom('audit_head').select('seq').executeTakeFirst()
    const entries = Math.max(0, (end?.seq ?? 0) - NEWEST)
    const row = entries === 0 ? { hash: '' } : await hashAt(db, entries)
    if (row === undefined) return { entries: entries - 1, brokenAt: entries, head: '', walked: 0 }
    const verdict = await walk(db, keyring, { entries, head: row.hash })
    return { ...verdict, walked: verdict.entries - entries }
  },
})

/** What `verifyNewest` walks at least, when there are so many. */
const NEWEST = 500

const hashAt = (db: Kysely<Schema>, seq: number): Promise<Pick<Row, 'hash'> | undefined> =>
  db.selectFrom('audit').select('hash').where('seq', '=', seq).executeTakeFirst()

/** Walks on from an entry, which is taken to fit. */
const walk = async (db: Kysely<Schema>, keyring: Keyring, from: Verdict): Promise<Verdict> => {
  let { entries, head } = from
  for (;;) {
    // Read before the rows: when these end there, both tell of the same moment, though others go on writing.
    const end = await db.selectFrom('audit_head').selectAll().executeTakeFirst()
    const rows = await after(db, entries)
    for (const row of rows) {
      if (row.seq !== entries + 1 || row.hash !== hashOf(keyring, head, row))
        return { entries, brokenAt: entries + 1, head }
      entries = row.seq
      head = row.hash
    }
    if (rows.length === CHUNK) continue
    if (end?.seq === entries && end.seal === sealOf(keyring, entries, head)) return { entries, head }
    if (rows.length === 0) return { entries, brokenAt: entries + 1, head }
  }
}

const longer = prepared(db =>
  db
    .updateTable('audit_head')
    .set(row => ({ seq: row('seq', '+', 1) }))
    .returning(({ selectFrom }) => [
      'seq',
      // Of the entry before: in the table it stands under the number before this one.
      selectFrom('audit').select('hash').whereRef('audit.seq', '=', sql<number>`audit_head.seq - 1`).as('before'),
    ]),
)

const append = prepared((db, row: Slots<Row>) => db.insertInto('audit').values(row))

const seal = prepared((db, head: Slots<{ seal: string }>) => db.updateTable('audit_head').set(head))

const toEntry = ({ at, by, verb, ids, outcome }: Row): AuditEntry => ({
  at,
  by,
  verb,
  ids: JSON.parse(ids),
  outcome: outcome as AuditEntry['outcome'],
})

const CHUNK = 500

const after = (db: Kysely<Schema>, seq: number): Promise<Row[]> =>
  db.selectFrom('audit').selectAll().where('seq', '>', seq).orderBy('seq').limit(CHUNK).execute()

const hashOf = (keyring: Keyring, before: string, row: Omit<Row, 'hash'>): string =>
  keyring.mac('audit', JSON.stringify([before, row.seq, row.at, row.by, row.verb, row.ids, row.outcome]))

/** Differs from every hash in the chain, so that no entry's hash can stand in for the seal of a shorter chain. */
export const sealOf = (keyring: Keyring, seq: number, hash: string): string =>
  keyring.mac('audit', JSON.stringify(['head', seq, hash]))
