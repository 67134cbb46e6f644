// Delivery status: what failed, what nobody can tell of, what waits, and places that cannot be reached.
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import type { Delivery } from '#src/reminders/delivery.ts'
import { counted } from '#src/reply/counted.ts'
import { type Action, type Block, line, type Part } from '#src/reply/document.ts'
import { may } from '#src/security/permissions.ts'
import { deliveryWords, shortId, troubles, troubleWords } from './delivery-words.ts'
import { ours } from './ours.ts'

const SHOWN = 5
/** What ought to have gone so long ago waits for its place. */
const PATIENCE = Temporal.Duration.from({ minutes: 2 })

export const deliveryStatus = async (context: Context): Promise<Part> => {
  const troubled = await troubles(context)
  const stuck = await unreached(context)
  const states = Map.groupBy(troubled, one => one.state)
  const blocks: Block[] = [line(headline(troubled, stuck.length))]
  for (const one of troubled.slice(0, SHOWN)) blocks.push(await entryOf(one, troubled, context))
  if (troubled.length > SHOWN) blocks.push(line(`And ${troubled.length - SHOWN} more.`))
  for (const one of stuck.slice(0, SHOWN))
    blocks.push(
      line(`${counted(one.count, 'message waits', 'messages wait')} for ${one.said}, which cannot be reached now.`),
    )
  return ours(context, blocks, {
    deliveries: Object.fromEntries([...states].map(([state, some]) => [state, some.length])),
    unreached: stuck.length,
  })
}

const headline = (troubled: readonly Delivery[], stuck: number): string => {
  const states = [...Map.groupBy(troubled, one => one.state)].map(
    ([state, some]) => `${some.length} ${stateWords[state] ?? state}`,
  )
  if (states.length > 0) return `Deliveries: ${states.join(', ')}.`
  return stuck === 0
    ? 'Deliveries: none failed, none unconfirmed.'
    : 'Deliveries: none failed, none unconfirmed, some wait.'
}

const stateWords: Readonly<Partial<Record<Delivery['state'], string>>> = {
  dead: 'failed',
  retry: 'tried again soon',
  sending: 'in doubt',
}

const entryOf = async (one: Delivery, all: readonly Delivery[], context: Context): Promise<Block> => {
  const id = shortId(one.id, all)
  const actions: readonly Action[] =
    one.state === 'unconfirmed'
      ? [
          { label: 'Send again', words: `resend ${id}` },
          { label: 'It arrived', words: `arrived ${id}` },
        ]
      : one.state === 'dead'
        ? [{ label: 'Send again', words: `resend ${id}` }]
        : []
  const words = may(context.actor, 'resend deliveries') ? actions.map(action => action.words) : []
  return {
    kind: 'entry',
    head: [await deliveryWords(one, context)],
    facts: [[troubleWords(one)], ...(words.length === 0 ? [] : [[words.join(' · ')]])],
  }
}

interface Unreached {
  readonly said: string
  readonly count: number
}

/** Places for which something ready waits, for longer than a send can take. */
const unreached = async ({ outbox, members, actor, now }: Context): Promise<readonly Unreached[]> => {
  const before = instantText(now.subtract(PATIENCE))
  const counts = await outbox.stuck(actor.space.id, before)
  const found: Unreached[] = []
  for (const [id, count] of counts) {
    const place = await members.place(id)
    if (place === undefined) continue
    const member = place.member === undefined ? undefined : await members.member(actor.space.id, place.member)
    const said =
      place.kind === 'room'
        ? `${place.platform}:${place.address}`
        : place.platform === 'console'
          ? 'the terminal (inbox shows them)'
          : `${member?.name ?? 'somebody'} on ${place.platform}`
    found.push({ said, count })
  }
  return found
}
