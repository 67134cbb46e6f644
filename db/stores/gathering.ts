// Gathering: deliveries that become one: notices that wait for more, reminders that came too late or too many at once.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { NewDelivery, Outbox } from '#src/reminders/outbox.ts'
import type { PlaceId } from '#src/security/member.ts'
import { longAfter, NOT_STARTED } from './attempts.ts'
import { toDelivery } from './delivery-rows.ts'
import { inChunks } from './in-chunks.ts'

const ROWS = 500
/** Why a reminder was withdrawn: it stands on a list of overdue ones. */
const ON_A_LIST = 'gathered'
const PUT_BACK = 'clock-put-back'

type Gathering = Pick<Outbox, 'gather' | 'expire' | 'flooded' | 'takeLate' | 'rewind'>

interface Tools {
  readonly queue: Outbox['queue']
  readonly addSubjects: (rows: readonly { delivery: string; subject: string }[]) => Promise<void>
}

/** A person may follow things in several spaces; what is of one is not told in a message of another. */
const meetingPoint = ({ place, space }: { readonly place: string; readonly space: string }): string =>
  `${place} ${space}`

/** The part of the outbox that makes one message of several. */
export const gathering = (db: Kysely<Schema>, { queue, addSubjects }: Tools): Gathering => {
  /** Those that a new message can join; they stay as they are until the transaction ends, so that none starts without it. */
  const openOnes = async (messages: readonly NewDelivery[]) => {
    const found = new Map<string, string>()
    for (const chunk of inChunks(messages, ROWS)) {
      const rows = await db
        .updateTable('delivery')
        .set(({ ref }) => ({ fence: ref('fence') }))
        .where(
          'place',
          'in',
          chunk.map(one => one.place),
        )
        .where('state', 'in', [...NOT_STARTED])
        .where('kind', '=', chunk[0]?.kind ?? '')
        .returning(['id', 'place', 'space'])
        .execute()
      for (const row of rows) found.set(meetingPoint(row), row.id)
    }
    return found
  }

  const stretch = async (ids: readonly string[], { dueAt, notAfter }: Pick<NewDelivery, 'dueAt' | 'notAfter'>) => {
    for (const chunk of inChunks(ids, ROWS)) {
      const these = db.updateTable('delivery').where('id', 'in', chunk)
      await these.set({ not_after: notAfter }).where('not_after', '<', notAfter).execute()
      await these.set({ due_at: dueAt }).where('due_at', '>', dueAt).execute()
      await these.set({ not_before: dueAt }).where('state', '=', 'queued').where('not_before', '>', dueAt).execute()
    }
  }

  return {
    async gather(messages) {
      for (const ofKind of Map.groupBy(messages, one => one.kind).values()) {
        const open = await openOnes(ofKind)
        await queue(ofKind.filter(one => !open.has(meetingPoint(one))))
        const joined = ofKind.flatMap(one => {
          const id = open.get(meetingPoint(one))
          return id === undefined ? [] : [{ ...one, id }]
        })
        await addSubjects(joined.flatMap(one => (one.subjects ?? []).map(subject => ({ delivery: one.id, subject }))))
        for (const [first, ...others] of Map.groupBy(joined, one => `${one.dueAt} ${one.notAfter}`).values())
          if (first !== undefined)
            await stretch(
              [first, ...others].map(one => one.id),
              first,
            )
      }
    },
    async expire(now, most) {
      const rows = await db
        .updateTable('delivery')
        .set({ state: 'expired', code: 'too-late', settled_at: now })
        .where('state', 'in', [...NOT_STARTED])
        .where('id', 'in', ({ selectFrom }) =>
          selectFrom('delivery')
            .select('id')
            .where('state', 'in', [...NOT_STARTED])
            .where('not_after', '<', now)
            .limit(most),
        )
        .returningAll()
        .execute()
      return rows.map(toDelivery)
    },
    async flooded(before, more) {
      const rows = await db
        .selectFrom('delivery')
        .select('place')
        .where('kind', '=', 'reminder')
        .where('state', 'in', [...NOT_STARTED])
        .where('due_at', '<', before)
        .groupBy('place')
        .having(({ fn }) => fn.countAll(), '>', more)
        .execute()
      return rows.map(row => row.place as PlaceId)
    },
    async takeLate(place, before, at) {
      const rows = await db
        .updateTable('delivery')
        .set({ state: 'withdrawn', code: ON_A_LIST, settled_at: at })
        .where('place', '=', place)
        .where('kind', '=', 'reminder')
        .where('state', 'in', [...NOT_STARTED])
        .where('due_at', '<', before)
        .returningAll()
        .execute()
      return rows.map(toDelivery)
    },
    async rewind(now) {
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set(({ ref }) => ({ state: 'queued', code: PUT_BACK, not_before: ref('due_at') }))
        .where(where =>
          where.or([
            where('state', '=', 'expired'),
            where.and([where('state', '=', 'withdrawn'), where('code', '=', ON_A_LIST)]),
          ]),
        )
        .where('due_at', '>', now)
        .executeTakeFirst()
      // Given up as too late by a clock that was wrong: whether they came can still be found out, or not, as before.
      await db
        .updateTable('delivery')
        .set(({ eb }) => ({
          state: 'sending',
          code: PUT_BACK,
          owner: null,
          lease_until: now,
          fence: eb('fence', '+', 1),
        }))
        .where('state', '=', 'unconfirmed')
        .where('settled_at', '>', now)
        .execute()
      await db
        .updateTable('delivery')
        .set({ not_before: now })
        .where('state', '=', 'queued')
        .where('kind', 'not in', ['reminder', 'digest'])
        .where('not_before', '>', longAfter(now))
        .execute()
      return Number(numUpdatedRows)
    },
  }
}
