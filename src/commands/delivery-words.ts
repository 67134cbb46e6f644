// Delivery words: one delivery as people who look after the bot read it: what it is about, where to, what went wrong.
import type { Context } from '#src/conversation/context.ts'
import { accountWords } from '#src/conversation/read-account.ts'
import type { Delivery, DeliveryKind } from '#src/reminders/delivery.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { sayInstant } from './change-words.ts'

type Needs = Pick<Context, 'outbox' | 'members' | 'calendar' | 'actor' | 'reader'>

const names: Readonly<Record<DeliveryKind, string>> = {
  reminder: 'reminder',
  notice: 'notice of a change',
  correction: 'correction of a post',
  digest: 'digest',
  overdue: 'list of what came too late',
  report: 'report of a change',
  word: 'word from me',
  card: 'card of a vote',
}

/** What codes mean; others are said as they are. */
const codes: Readonly<Record<string, string>> = {
  'no-answer': 'no answer came, so nobody can tell whether it arrived',
  'look-up': 'no answer came; I shall look whether it arrived',
  restored: 'a backup was restored; it may have arrived before that',
  begun: 'its beginning is there, the rest follows',
  'rate-limited': 'the platform asked to wait',
  'no-terminal': 'nobody sat at the terminal',
  'may-not-be-shown-there': 'what it says may not be shown there',
}

/** What should be looked at: not what a platform cannot do at all, which the report of its change tells. */
export const troubles = async ({ outbox, actor }: Needs): Promise<readonly Delivery[]> =>
  (await outbox.troubled(actor.space.id)).filter(one => one.kind !== 'correction' || one.state !== 'dead')

/** "reminder of hrc-64 to slack:C123, due 21 Nov, 09:00 Geneva". */
export const deliveryWords = async (one: Delivery, context: Needs): Promise<string> => {
  const event = one.event === undefined ? undefined : await context.calendar.event(one.event)
  const about = event !== undefined ? ` of ${event.slug}` : one.change !== undefined ? ` (K${one.change})` : ''
  return `${names[one.kind]}${about} to ${await placeWords(one, context)}, due ${sayInstant(one.dueAt, context.reader)}`
}

/** A room by its address, a direct conversation by its person. */
const placeWords = async (one: Delivery, { members, actor }: Needs): Promise<string> => {
  const place = await members.place(one.place)
  if (place === undefined) return 'a place that is gone'
  if (place.kind === 'room') return accountWords({ platform: place.platform, id: place.address })
  const member = place.member === undefined ? undefined : await members.member(actor.space.id, place.member)
  return member === undefined ? `a direct conversation on ${place.platform}` : `${member.name} on ${place.platform}`
}

/** Why it stands as it stands. */
export const troubleWords = ({ state, code = '', receipt }: Delivery): string => {
  const said = codes[code] ?? code
  const why = receipt === undefined || code === 'begun' ? said : `its beginning is there; of the rest: ${said}`
  switch (state) {
    case 'unconfirmed':
      return `unconfirmed: ${why === '' ? (codes['no-answer'] ?? '') : why}`
    case 'dead':
      return `failed: ${why}`
    default:
      return `tried again soon: ${why}`
  }
}

const SHORTEST = 6

/** The beginning of an id by which it can be told from the others. */
export const shortId = (id: string, others: readonly Delivery[]): string => {
  for (let length = SHORTEST; length < id.length; length++)
    if (!others.some(one => one.id !== id && one.id.startsWith(id.slice(0, length)))) return id.slice(0, length)
  return id
}

/** The delivery of this space that a beginning of an id means, among those that should be looked at. */
export const findTrouble = async (typed: string, context: Needs): Promise<Result<Delivery>> => {
  const found = (await troubles(context)).filter(one => one.id.startsWith(typed.toLowerCase()))
  const [one, ...others] = found
  return one === undefined || others.length > 0 || typed.length < SHORTEST
    ? refuse(`There is no delivery "${typed}" that failed or is unconfirmed. "status" lists them.`)
    : ok(one)
}
