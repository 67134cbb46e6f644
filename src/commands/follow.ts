// follow: this place, or this person, gets reminders of what a filter wants, or a digest of it.
import type { Filter } from '#src/calendar/filter.ts'
import { readFilter } from '#src/calendar/read-filter.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { type Field, filterField, option } from '#src/conversation/fields.ts'
import { cut } from '#src/conversation/words.ts'
import { instantText } from '#src/instant-text.ts'
import type { DigestTime } from '#src/reminders/digest-time.ts'
import { forecast } from '#src/reminders/forecast.ts'
import type { Lead } from '#src/reminders/lead.ts'
import { startFollowing } from '#src/reminders/start-following.ts'
import { DEFAULT_AT, isDigestOnly, type Subscription, subscriptionId } from '#src/reminders/subscription.ts'
import { answer, type Block, fine, type Line, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Place, SpaceId } from '#src/security/member.ts'
import { clockField, digestField, leadsField } from './follow-fields.ts'
import { followingPlace } from './following-place.ts'
import { ours } from './ours.ts'
import { resolveEvents } from './resolve-events.ts'
import { digestWords, eventsAround, foreseenLine, leadWords, nextOf, whatWords, zoneFor } from './subscription-lines.ts'

/** A filter, or the number of an ended subscription to take up again. */
type Wanted = { readonly filter: Filter } | { readonly again: number }

const wantedField: Field<Wanted> = {
  ...filterField,
  read: text => {
    const [, number] = /^s(\d{1,9})$/i.exec(text.trim()) ?? []
    if (number !== undefined) return ok({ again: Number(number) })
    const filter = readFilter(cut(text).tokens)
    return filter.ok ? ok({ filter: filter.value }) : filter
  },
}

export const follow = command({
  verb: 'follow',
  summary: 'get reminders of something here, or a digest',
  permission: 'follow for oneself',
  effect: 'write',
  fields: {
    what: wantedField,
    lead: option(leadsField),
    at: option(clockField),
    digest: option(digestField),
  },
  examples: [
    'follow HRC deadlines',
    'follow state:NPL lead:14d,1d',
    'follow hrc-64 lead:7d,1d at:08:30',
    'follow HRC digest:daily-08:00',
  ],
  handle: async ({ what, lead, at, digest }, context) => {
    const place = await followingPlace(context)
    if (!place.ok) return place
    if ('again' in what) return again(what.again, place.value, context)
    const filter = await resolveEvents(what.filter, context)
    if (!filter.ok) return filter
    const shown = await mayBePosted(filter.value, place.value, context)
    if (!shown.ok) return shown
    return start({ filter: filter.value, lead, at, digest }, place.value, context)
  },
})

/** Guests, or people of other organisations, read what is posted there. */
const isOverheard = ({ kind }: Place, { utterance }: Pick<Context, 'utterance'>): boolean =>
  kind === 'room' && utterance.place.outsiders !== 'none'

/** Whoever follows what can never be posted there would wait for it in vain. */
const mayBePosted = async ({ events }: Filter, place: Place, context: Context): Promise<Result<'yes'>> => {
  if (events.length === 0 || !isOverheard(place, context)) return ok('yes')
  const named = await context.calendar.events(events.flatMap(({ id }) => id ?? []))
  return named.some(event => event.public)
    ? ok('yes')
    : refuse(
        `${OVERHEARD} So nothing would come here. Follow ${events.map(({ slug }) => slug).join(', ')} in a room without them, or in a direct conversation with me.`,
      )
}

const OVERHEARD =
  'Guests or people of other organisations read along here, and nothing of your own space is ever posted before them.'

interface Asked {
  readonly filter: Filter
  readonly lead: readonly Lead[] | undefined
  readonly at: string | undefined
  readonly digest: DigestTime | undefined
}

const start = async (asked: Asked, place: Place, context: Context): Promise<Result<Reply>> => {
  const wanted = subscriptionFor(asked, place, context)
  const same = (await context.subscriptions.ofPlace(place.id)).find(one => wishOf(one) === wishOf(wanted))
  if (same !== undefined)
    return refuse(
      `${subscriptionId(same)} follows just that already. "following" shows everything, "unfollow ${subscriptionId(same)}" ends it.`,
    )
  const subscription = { ...wanted, number: await context.numbers.next('S') }
  await startFollowing(context, subscription, { now: context.now, zone: zoneFor(place, context) })
  const id = subscriptionId(subscription)
  await context.did({ ids: [id], undo: `unfollow ${id}` })
  return ok(await said(subscription, place, context))
}

/** A digest alone brings no single reminders, unless leads are named too. */
const subscriptionFor = ({ filter, lead, at, digest }: Asked, place: Place, { actor, now }: Context): Subscription => {
  const leads = lead ?? (digest === undefined ? undefined : [])
  return {
    number: 0,
    space: actor.space.id as SpaceId,
    place: place.id,
    ...(actor.member === undefined ? {} : { setBy: actor.member }),
    filter,
    ...(leads === undefined ? {} : { leads }),
    at: at ?? DEFAULT_AT,
    ...(digest === undefined ? {} : { digest }),
    createdAt: instantText(now),
  }
}

const wishOf = ({ space, filter, leads, at, digest }: Subscription): string =>
  JSON.stringify([space, filter, leads ?? 'usual', at, digest ?? ''])

const again = async (number: number, place: Place, context: Context): Promise<Result<Reply>> => {
  const ended = await context.subscriptions.subscription(number)
  if (ended?.place !== place.id || ended.space !== context.actor.space.id)
    return refuse(`There is no S${number} here. "following" lists what there is.`)
  if (ended.endedAt === undefined) return refuse(`S${number} goes on already. "following" lists what there is.`)
  await context.subscriptions.resume(number)
  await context.did({ ids: [`S${number}`], undo: `unfollow S${number}` })
  return ok(await said(ended, place, context))
}

/** What was understood, what it would have sent lately, and what comes next. */
const said = async (subscription: Subscription, place: Place, context: Context): Promise<Reply> => {
  const { now, reader, actor } = context
  const id = subscriptionId(subscription)
  const events = await eventsAround(context)
  const past = forecast(subscription, events, { from: now.subtract({ hours: 24 * 30 }), until: now })
  const next = nextOf(subscription, events, now)
  const who = place.kind === 'room' ? `This room follows` : 'You follow'
  const facts: Line[] = [[leadWords(subscription)]]
  const digest = digestWords(subscription, { now, reader, zone: zoneFor(place, context) })
  if (digest !== undefined) facts.push([digest])
  if (isOverheard(place, context)) facts.push([OVERHEARD])
  facts.push([
    isDigestOnly(subscription)
      ? 'Changes stand in the digest; what changes less than 24 hours before is said at once.'
      : 'When one of these moves or falls, that is said here too.',
  ])
  const blocks: Block[] = [
    { kind: 'entry', head: [`${who} ${whatWords(subscription)}. ${id}, set up by ${actor.name}.`], facts },
    ...(isDigestOnly(subscription) ? [] : [pastBlock(past, reader), line(...nextLine(next, reader))]),
    fine(`To undo: undo, within ten minutes, or unfollow ${id}`),
  ]
  const data = { id, filter: subscription.filter, leads: subscription.leads, past: past.length }
  const to = place.kind === 'room' && !isOverheard(place, context) ? 'place' : 'asker'
  return { ...answer(ours(context, blocks, data)), to }
}

const EXAMPLES = 3

const pastBlock = (past: ReturnType<typeof forecast>, reader: Context['reader']): Block => ({
  kind: 'entry',
  head: [
    past.length === 0
      ? 'In the last 30 days it would have sent nothing.'
      : `In the last 30 days it would have sent ${past.length === 1 ? 'one message' : `${past.length} messages`}${past.length > EXAMPLES ? ', the latest' : ''}:`,
  ],
  facts: past.slice(-EXAMPLES).map(one => foreseenLine(one, reader)),
})

const nextLine = (next: ReturnType<typeof nextOf>, reader: Context['reader']): Line =>
  next === undefined
    ? ['Nothing that it wants has a date in the next two years; I remind as soon as one has.']
    : ['Next: ', ...foreseenLine(next, reader), '.']
