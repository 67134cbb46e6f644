// undo: takes back the last thing that I did, or changes by their ids, within ten minutes.
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import type { Field } from '#src/conversation/fields.ts'
import { optional, rest } from '#src/conversation/fields.ts'
import { parse } from '#src/conversation/parse.ts'
import { cut } from '#src/conversation/words.ts'
import { instantText } from '#src/instant-text.ts'
import type { Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { readChangeId } from './change-id-field.ts'
import { UNDO } from './change-reply.ts'
import { mayUndo, undoChanges } from './undo-changes.ts'

/** "K77" or "K77,K80". */
const idsField: Field<readonly number[]> = {
  as: 'rest',
  kind: 'id',
  help: 'change',
  example: 'K77',
  needed: 'yes',
  read: text => {
    const ids: number[] = []
    for (const part of text.split(/[\s,]+/).filter(one => one !== '')) {
      const id = readChangeId(part)
      if (!id.ok) return id
      ids.push(id.value)
    }
    return ok(ids)
  },
}

export const undo = command({
  verb: 'undo',
  summary: 'take back the last thing I did',
  permission: 'read',
  effect: 'write',
  fields: { ids: optional(rest(idsField)) },
  examples: ['undo', 'undo K77'],
  handle: async ({ ids }, context) => (ids === undefined ? undoLast(context) : undoChanges(ids, context)),
})

const undoLast = async (context: Context): Promise<Result<Reply>> => {
  const { actor, acts, now } = context
  const since = instantText(now.subtract(UNDO))
  const act = actor.member === undefined ? undefined : await acts.latest(actor.member, actor.space.id, since)
  if (act === undefined)
    return refuse(
      'You did nothing in the last ten minutes that can be undone. What changed in the calendar is listed by: changes 1d, and is changed back by: event move, event restore',
    )
  const parsed = parse(cut(act.undo), context.menu)
  if (!parsed.ok) throw new Error(`the words that undo act ${act.id} are not understood`)
  const allowed = mayUndo(parsed.value.command, context)
  if (!allowed.ok) return allowed
  const done = await parsed.value.command.handle(parsed.value.args, {
    ...context,
    undoing: 'yes',
    did: async act => context.did({ ids: act.ids }),
  })
  if (done.ok) await acts.markUndone(act.id)
  return done
}
