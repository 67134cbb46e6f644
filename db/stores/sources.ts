// Sources: foreign calendars that are watched, and the proposals that came of them.
import type { Kysely, Selectable } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { BodyId } from '#src/calendar/body.ts'
import type { EventId } from '#src/calendar/event.ts'
import type { Proposal, ProposalKind, Source } from '#src/calendar/import.ts'
import type { Sources } from '#src/calendar/sources.ts'
import { instantText } from '#src/instant-text.ts'
import { factsFromJson, factsToJson } from './facts-json.ts'
import { inChunks } from './in-chunks.ts'

/** No source is left alone for so long: what seems to be was written before the clock was put back. */
const beyondAnyPause = (now: string): string => instantText(Temporal.Instant.from(now).add({ hours: 8 * 24 }))

export const sources = (db: Kysely<Schema>): Sources => {
  const watched = () => db.selectFrom('source').selectAll().where('removed', '=', 0)
  return {
    async add({ number, space, address, every, body, addedBy, nextAt }) {
      await db
        .insertInto('source')
        .values({ number, space, address, every, body, added_by: addedBy, next_at: nextAt, removed: 0 })
        .execute()
    },
    async remove(number) {
      await db.updateTable('source').set({ removed: 1 }).where('number', '=', number).execute()
      await db
        .updateTable('proposal')
        .set({ state: 'rejected' })
        .where('source', '=', number)
        .where('state', '=', 'open')
        .execute()
    },
    async source(number) {
      const row = await watched().where('number', '=', number).executeTakeFirst()
      return row && toSource(row)
    },
    async ofSpace(space) {
      return (await watched().where('space', '=', space).orderBy('number').execute()).map(toSource)
    },
    async due(now) {
      return (
        await watched()
          .where('every', '>', 0)
          .where(where => where.or([where('next_at', '<=', now), where('next_at', '>', beyondAnyPause(now))]))
          .orderBy('next_at')
          .limit(50)
          .execute()
      ).map(toSource)
    },
    async settle(number, outcome, { at, nextAt }) {
      const good = { last_good_at: at, failing_since: null, trouble: null }
      const set =
        outcome.ended === 'good'
          ? { ...good, etag: outcome.etag ?? null, last_modified: outcome.lastModified ?? null }
          : outcome.ended === 'unchanged'
            ? good
            : { trouble: outcome.trouble }
      await db
        .updateTable('source')
        .set({ ...set, next_at: nextAt })
        .where('number', '=', number)
        .execute()
      if (outcome.ended === 'failed')
        await db
          .updateTable('source')
          .set({ failing_since: at })
          .where('number', '=', number)
          .where('failing_since', 'is', null)
          .execute()
    },
    async known(source) {
      const rows = await db.selectFrom('known_item').selectAll().where('source', '=', source).execute()
      return rows.map(({ uid, print, event, missed }) => ({
        uid,
        print,
        missed,
        ...(event === null ? {} : { event: event as EventId }),
      }))
    },
    async setKnown(source, items) {
      for (const chunk of inChunks(items, 500))
        await db
          .insertInto('known_item')
          .values(chunk.map(({ uid, print, event, missed }) => ({ source, uid, print, event: event ?? null, missed })))
          .onConflict(conflict =>
            conflict
              .columns(['source', 'uid'])
              .doUpdateSet(row => ({ print: row.ref('excluded.print'), missed: row.ref('excluded.missed') })),
          )
          .execute()
    },
    async link(source, uid, event) {
      await db.updateTable('known_item').set({ event }).where('source', '=', source).where('uid', '=', uid).execute()
    },
    async propose({ number, source, space, kind, uid, event, facts, foundAt }) {
      await db
        .updateTable('proposal')
        .set({ state: 'replaced', closed_at: foundAt })
        .where('source', '=', source)
        .where('uid', '=', uid)
        .where('state', '=', 'open')
        .execute()
      await db
        .insertInto('proposal')
        .values({
          number,
          source,
          space,
          kind,
          uid,
          event: event ?? null,
          facts: factsToJson(facts),
          found_at: foundAt,
          state: 'open',
        })
        .execute()
    },
    async open(space) {
      const rows = await db
        .selectFrom('proposal')
        .selectAll()
        .where('space', '=', space)
        .where('state', '=', 'open')
        .orderBy('number')
        .execute()
      return rows.map(toProposal)
    },
    async close(number, state, at) {
      await db
        .updateTable('proposal')
        .set({ state, closed_at: at })
        .where('number', '=', number)
        .where('state', '=', 'open')
        .execute()
    },
  }
}

const toSource = (row: Selectable<Schema['source']>): Source => ({
  number: row.number,
  space: row.space,
  address: row.address,
  every: row.every,
  body: row.body as BodyId,
  addedBy: row.added_by,
  nextAt: row.next_at,
  ...(row.last_good_at === null ? {} : { lastGoodAt: row.last_good_at }),
  ...(row.failing_since === null ? {} : { failingSince: row.failing_since }),
  ...(row.trouble === null ? {} : { trouble: row.trouble }),
  ...(row.etag === null ? {} : { etag: row.etag }),
  ...(row.last_modified === null ? {} : { lastModified: row.last_modified }),
})

const toProposal = (row: Selectable<Schema['proposal']>): Proposal => ({
  number: row.number,
  source: row.source,
  space: row.space,
  kind: row.kind as ProposalKind,
  uid: row.uid,
  ...(row.event === null ? {} : { event: row.event as EventId }),
  facts: factsFromJson(row.facts, `proposal ${row.number}`),
  foundAt: row.found_at,
})
