// Prepared statements: put together once, each time with the values that are given.
import { describe, expect, it } from 'vitest'
import { prepared, type Slots } from '#db/stores/prepared.ts'
import { eachDatabase, withSpaces } from '#test/support/databases.ts'

describe('A prepared statement', () => {
  eachDatabase(open => {
    const counted = async () => {
      const database = await open()
      await withSpaces(database, 'home', 'asia', 'torture')
      let built = 0
      const spaces = prepared((db, { slugs, name }: Slots<{ slugs: readonly string[]; name?: string }>) => {
        built++
        return db
          .selectFrom('space')
          .select('slug')
          .where('slug', 'in', slugs)
          .where('home', '=', 0)
          .$if(name !== undefined, query => query.where('name', '=', name as NonNullable<typeof name>))
          .orderBy('slug')
      })
      const slugs = async (values: Parameters<typeof spaces>[1]) =>
        (await spaces(database.db, values)).rows.map(row => row.slug)
      return { slugs, built: () => built }
    }

    it('finds by the values of each time, beside those that never change', async () => {
      const { slugs, built } = await counted()
      expect(await slugs({ slugs: ['home', 'asia'] })).toEqual(['asia'])
      expect(await slugs({ slugs: ['torture', 'home'] })).toEqual(['torture'])
      expect(built()).toBe(1)
    })

    it('is another one for a longer list and for a value more', async () => {
      const { slugs, built } = await counted()
      expect(await slugs({ slugs: ['asia'] })).toEqual(['asia'])
      expect(await slugs({ slugs: ['asia', 'torture'] })).toEqual(['asia', 'torture'])
      expect(await slugs({ slugs: ['asia', 'torture'], name: 'torture' })).toEqual(['torture'])
      expect(await slugs({ slugs: ['asia'] })).toEqual(['asia'])
      expect(built()).toBe(3)
    })

    it('says what was changed, inside a transaction too', async () => {
      const database = await open()
      await withSpaces(database, 'home', 'asia')
      const rename = prepared((db, { slug, name }: Slots<{ slug: string; name: string }>) =>
        db.updateTable('space').set({ name }).where('slug', '=', slug),
      )
      const { numAffectedRows } = await database.db
        .transaction()
        .execute(inside => rename(inside, { slug: 'asia', name: 'Asia' }))
      expect(numAffectedRows).toBe(1n)
      expect((await database.stores.members.findSpace('asia'))?.name).toBe('Asia')
    })

    it('is refused inside a transaction that it would go past, also when it was put together before', async () => {
      const database = await open()
      await withSpaces(database, 'home')
      const { stores, atomically } = database
      expect(await stores.version.read()).toBeTypeOf('number')
      await expect(atomically(() => stores.version.read())).rejects.toThrow('Inside a transaction')
    })
  })
})
