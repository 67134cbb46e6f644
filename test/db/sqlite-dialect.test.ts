// SQLite dialect: how statements and transactions share the one connection.
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { connectSqlite } from '#db/sqlite.ts'

describe('The one connection', () => {
  it('serves in the order in which it was asked, a transaction as one', async () => {
    const { db } = await connectSqlite(':memory:')
    const order: string[] = []
    const ask = (name: string) => sql`select 1`.execute(db).then(() => order.push(name))
    const transaction = () =>
      db.transaction().execute(async inside => {
        await sql`select 1`.execute(inside)
        order.push('begun')
        await new Promise(setImmediate)
        await sql`select 1`.execute(inside)
        order.push('ended')
      })
    await Promise.all([ask('a'), ask('b'), transaction(), ask('c'), ask('d')])
    expect(order).toEqual(['a', 'b', 'begun', 'ended', 'c', 'd'])
    await db.destroy()
  })

  it('serves the next after one that failed', async () => {
    const { db } = await connectSqlite(':memory:')
    const fails = () => sql`select nonsense`.execute(db).then(String, () => 'failed')
    const works = () => sql`select 1`.execute(db).then(() => 'worked')
    const broken = () =>
      db
        .transaction()
        .execute(inside => sql`select nonsense`.execute(inside))
        .then(String, () => 'failed')
    expect(await Promise.all([fails(), works(), broken(), works()])).toEqual(['failed', 'worked', 'failed', 'worked'])
    await db.destroy()
  })
})
