// inbox: what waits for me here, and what reached me lately; reading what waits counts as receiving it.
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import { compose } from '#src/reminders/compose/compose.ts'
import type { Delivery } from '#src/reminders/delivery.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, type Block, line, type Part } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import type { Place } from '#src/security/member.ts'
import { sayInstant } from './change-words.ts'
import { deliveryWords } from './delivery-words.ts'
import { greyLine } from './grey-line.ts'
import { ours } from './ours.ts'

const LATELY = Temporal.Duration.from({ hours: 7 * 24 })
const MOST = 10
const MOST_LATELY = 15

export const inbox = command({
  verb: 'inbox',
  summary: 'what waits for me, and what reached me lately',
  permission: 'read',
  effect: 'write',
  fields: {},
  examples: ['inbox'],
  handle: async (_none, context) => {
    const { actor, members, outbox, now } = context
    const place = actor.member === undefined ? undefined : await members.directPlaceOf(actor.member)
    if (place === undefined)
      return ok(answer(ours(context, [line('Nothing waits for you: I have no direct conversation with you yet.')], [])))
    const since = instantText(now.subtract(LATELY))
    const before = (await outbox.arrived(place.id, since)).filter(isOfSpace(context))
    const waiting = (await outbox.waiting(place.id, instantText(now))).filter(isOfSpace(context))
    const parts = await receive(waiting.slice(0, MOST), place, context)
    const more = waiting.length - MOST
    const blocks: Block[] = [
      ...(parts.length === 0 ? [line('Nothing waits for you.')] : []),
      ...(more > 0 ? [line(`${counted(more, 'more waits', 'more wait')}: inbox`)] : []),
      ...(await latelyBlocks(before, context)),
      greyLine(context, { source: 'From what was sent to you', to: 'asker' }),
    ]
    const data = { received: parts.length, waiting: Math.max(more, 0), lately: before.length }
    return ok(answer(...parts, ours(context, blocks, data)))
  },
})

const isOfSpace =
  ({ actor }: Context) =>
  (one: Delivery): boolean =>
    one.space === actor.space.id

/** Takes each as a messenger would, in this transaction: what is shown here is sent nowhere else. */
const receive = async (waiting: readonly Delivery[], place: Place, context: Context): Promise<readonly Part[]> => {
  const { outbox, now } = context
  const at = instantText(now)
  const parts: Part[] = []
  for (const one of waiting) {
    const taken = await outbox.take(one, { owner: 'inbox', now: at, until: instantText(now.add({ minutes: 1 })) })
    if (taken === undefined) continue
    const composed = await compose(taken, place, { now, desk: context })
    if ('nothing' in composed) await outbox.settle(taken, { state: 'withdrawn', code: composed.nothing, at })
    else {
      await outbox.settle(taken, { state: 'sent', receipt: `inbox-${taken.id}`, at })
      parts.push(...composed.reply.parts)
    }
  }
  return parts
}

const latelyBlocks = async (before: readonly Delivery[], context: Context): Promise<readonly Block[]> => {
  if (before.length === 0) return []
  const facts: string[] = []
  for (const one of before.slice(0, MOST_LATELY))
    facts.push(`${sayInstant(one.sentAt ?? one.dueAt, context.reader)}: ${await deliveryWords(one, context)}`)
  if (before.length > MOST_LATELY) facts.push(`and ${before.length - MOST_LATELY} more`)
  return [{ kind: 'entry', head: ['Reached you in the last 7 days:'], facts: facts.map(fact => [fact]) }]
}
