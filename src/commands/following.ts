// following: what this place, or this person, follows, and what comes of each next.
import { sayDay } from '#src/calendar/say-when.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { type Subscription, subscriptionId } from '#src/reminders/subscription.ts'
import { type Action, answer, type Block, line, strong } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import type { Place } from '#src/security/member.ts'
import { greyLine } from './grey-line.ts'
import { ours } from './ours.ts'
import { digestWords, eventsAround, foreseenLine, leadWords, nextOf, whatWords, zoneFor } from './subscription-lines.ts'

export const following = command({
  verb: 'following',
  summary: 'what is followed here',
  permission: 'read',
  effect: 'read',
  fields: {},
  examples: ['following'],
  handle: async (_none, context) => {
    const { utterance, actor, members } = context
    const place = context.place ?? (actor.member === undefined ? undefined : await members.directPlaceOf(actor.member))
    const all = place === undefined ? [] : await context.subscriptions.ofPlace(place.id)
    const own = all.filter(one => one.space === actor.space.id)
    const here = utterance.place.kind === 'room' ? 'This room follows' : 'You follow'
    if (place === undefined || own.length === 0)
      return ok(answer(ours(context, [line(`${here} nothing. To begin: follow HRC deadlines`), grey(context)], [])))
    const blocks: Block[] = [line(`${here}:`)]
    const events = await eventsAround(context)
    for (const one of own) blocks.push(await entryOf(one, { place, events }, context))
    blocks.push({ kind: 'actions', actions: own.map(endAction) }, grey(context))
    return ok(answer(ours(context, blocks, own)))
  },
})

const grey = (context: Context): Block => greyLine(context, { source: 'From what was set up here', to: 'asker' })

const endAction = (one: Subscription): Action => ({
  label: `End ${subscriptionId(one)}`,
  words: `unfollow ${subscriptionId(one)}`,
})

type Around = Awaited<ReturnType<typeof eventsAround>>

const entryOf = async (
  one: Subscription,
  { place, events }: { readonly place: Place; readonly events: Around },
  context: Context,
): Promise<Block> => {
  const { now, reader, members, actor } = context
  const setter = one.setBy === undefined ? undefined : await members.member(actor.space.id, one.setBy)
  const since = sayDay(Temporal.Instant.from(one.createdAt).toZonedDateTimeISO(reader.zone).toPlainDate(), reader)
  const digest = digestWords(one, { now, reader, zone: zoneFor(place, context) })
  const next = one.leads?.length === 0 ? undefined : nextOf(one, events, now)
  return {
    kind: 'entry',
    head: [strong(`${subscriptionId(one)}  `), whatWords(one)],
    facts: [
      [leadWords(one)],
      ...(digest === undefined ? [] : [[digest]]),
      ...(next === undefined ? [] : [['Next: ', ...foreseenLine(next, reader)]]),
      [`Set up by ${setter?.name ?? 'somebody who left'}, ${since}.`],
    ],
  }
}
