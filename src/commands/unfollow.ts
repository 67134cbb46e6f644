// unfollow: ends a subscription of this place, or one that this person may end.
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { type Field, optional, wordField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { type Subscription, subscriptionId } from '#src/reminders/subscription.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { may } from '#src/security/permissions.ts'
import { ours } from './ours.ts'
import { whatWords } from './subscription-lines.ts'

const subscriptionField: Field<number> = {
  ...wordField({ help: 'subscription', example: 'S4' }),
  kind: 'id',
  read: text => {
    const [, number] = /^s?(\d{1,9})$/i.exec(text.trim()) ?? []
    return number === undefined
      ? refuse(`"${text}" is no subscription. "following" lists them: S1, S2 …`)
      : ok(Number(number))
  },
}

export const unfollow = command({
  verb: 'unfollow',
  summary: 'end reminders or a digest',
  permission: 'follow for oneself',
  effect: 'write',
  fields: { which: optional(subscriptionField) },
  examples: ['unfollow S4'],
  handle: async ({ which }, context) => {
    if (which === undefined) return whichOne(context)
    const found = await theirs(which, context)
    if (!found.ok) return found
    await context.subscriptions.end(which, instantText(context.now))
    const id = subscriptionId(found.value)
    await context.did({ ids: [id], undo: `follow ${id}` })
    return ok(
      answer(
        ours(context, [
          line(`${id} has ended: no more about ${whatWords(found.value)} there.`),
          line(`To undo: undo, within ten minutes, or follow ${id}`),
        ]),
      ),
    )
  },
})

/** Without a number: the ones of this place to choose from. */
const whichOne = async ({ place, subscriptions, actor }: Context): Promise<Result<never>> => {
  const here = place === undefined ? [] : await subscriptions.ofPlace(place.id)
  const own = here.filter(one => one.space === actor.space.id)
  return own.length === 0
    ? refuse('Nothing is followed here. To begin: follow HRC deadlines')
    : refuse(
        'Which one?',
        own.map(one => ({
          label: `${subscriptionId(one)}  ${whatWords(one)}`,
          words: `unfollow ${subscriptionId(one)}`,
        })),
      )
}

/** One's own anywhere, and those of rooms of the space for whoever decides for rooms; others are simply not there. */
const theirs = async (number: number, context: Context): Promise<Result<Subscription>> => {
  const { subscriptions, members, actor } = context
  const found = await subscriptions.subscription(number)
  const place = found === undefined ? undefined : await members.place(found.place)
  const own = place?.member !== undefined && place.member === actor.member
  const here = place !== undefined && place.id === context.place?.id
  const ofSpace = found?.space === actor.space.id && place?.kind === 'room'
  if (
    found === undefined ||
    found.endedAt !== undefined ||
    !(own || (ofSpace && (here || may(actor, 'follow for a room'))))
  )
    return refuse(`There is no S${number} here. "following" lists what there is.`)
  if (!own && !may(actor, 'follow for a room'))
    return refuse(`S${number} belongs to this room; a coordinator can end it.`)
  return ok(found)
}
