// remind: a reminder tied to one event, for me or for this room; it moves when the event moves.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { everything } from '#src/calendar/filter.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { eventField, type Field, option, rest } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { forecast } from '#src/reminders/forecast.ts'
import { type Lead, readLeads, sayLead } from '#src/reminders/lead.ts'
import { dueAt } from '#src/reminders/planned-time.ts'
import { startFollowing } from '#src/reminders/start-following.ts'
import { DEFAULT_AT, type Subscription, subscriptionId } from '#src/reminders/subscription.ts'
import { answer, code, fine, type Line, type Reply, strong } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Place } from '#src/security/member.ts'
import { canBeTaken } from './claiming.ts'
import { findEvent } from './find-event.ts'
import { clockField, leadsField } from './follow-fields.ts'
import { ownPlace, thisRoom } from './following-place.ts'
import { ours } from './ours.ts'
import { foreseenLine } from './subscription-lines.ts'

/** Leads, and `here` for the room instead of oneself. */
interface Asked {
  readonly leads: readonly Lead[]
  readonly where: 'here' | 'me'
}

const askedField: Field<Asked> = {
  ...rest({ ...leadsField, help: 'how long before, and here', example: 'T-3d,T-2h here' }),
  kind: 'leads',
  read: text => {
    const words = text.split(/[\s,]+/).filter(word => word !== '')
    const times = words.filter(word => !['here', 'me'].includes(word.toLowerCase()))
    const time = times.find(word => /^\d{4}-|^\d{1,2}:\d\d$/.test(word))
    if (time !== undefined)
      return refuse(
        `A reminder is tied to its event, so that it moves with it: say how long before, for example T-3d,T-2h, not ${time}.`,
      )
    const leads = readLeads(times.join(','))
    return leads.ok
      ? ok({ leads: leads.value, where: words.some(word => word.toLowerCase() === 'here') ? 'here' : 'me' })
      : leads
  },
}

export const remind = command({
  verb: 'remind',
  summary: 'a reminder of one event, so long before it',
  permission: 'follow for oneself',
  effect: 'write',
  fields: { event: eventField, when: askedField, at: option(clockField) },
  examples: ['remind hrc-64 T-3d,T-2h', 'remind hrc-64 7d here'],
  handle: async ({ event: said, when, at }, context) => {
    const event = await findEvent(said, context)
    if (!event.ok) return event
    const free = canBeTaken(event.value)
    if (!free.ok) return free
    const place = when.where === 'here' ? thisRoom(context) : await ownPlace(context)
    if (!place.ok) return place
    return start({ event: event.value, leads: when.leads, at: at ?? DEFAULT_AT }, place.value, context)
  },
})

interface Wanted {
  readonly event: CalendarEvent
  readonly leads: readonly Lead[]
  readonly at: string
}

/** The event alone, not what hangs on it: its short name without its id. */
const start = async ({ event, leads, at }: Wanted, place: Place, context: Context): Promise<Result<Reply>> => {
  const { actor, now, reader } = context
  const subscription: Omit<Subscription, 'number'> = {
    space: actor.space.id,
    place: place.id,
    ...(actor.member === undefined ? {} : { setBy: actor.member }),
    filter: { ...everything, events: [{ slug: event.slug }] },
    leads,
    at,
    createdAt: instantText(now),
  }
  const ahead = forecast({ ...subscription, number: 0 }, [event], {
    from: now,
    until: now.add({ hours: 24 * 365 * 10 }),
  })
  if (ahead.length === 0) return refuse(tooLate(event, leads))
  const known = { ...subscription, number: await context.numbers.next('S') }
  await startFollowing(context, known, { now, zone: reader.zone })
  const id = subscriptionId(known)
  await context.did({ ids: [id], undo: `unfollow ${id}` })
  const late = leads.filter(lead => !ahead.some(one => one.lead === lead))
  const facts: Line[] = [
    ...ahead.map(one => foreseenLine(one, reader)),
    ...(late.length === 0 ? [] : [[whyNot(event, late)]]),
    ['When it moves, so do these; when it falls, that is said.'],
  ]
  const whom = place.kind === 'room' ? 'this room' : 'you'
  const blocks = [
    {
      kind: 'entry' as const,
      head: [strong(`${id}  `), `I remind ${whom} of ${event.title} (`, code(event.slug), ').'],
      facts,
    },
    fine(`To undo: undo, within ten minutes, or unfollow ${id}`),
  ]
  const data = { id, event: event.slug, leads }
  return ok({ ...answer(ours(context, blocks, data)), to: place.kind === 'room' ? 'place' : 'asker' })
}

const tooLate = (event: CalendarEvent, leads: readonly Lead[]): string =>
  event.when.kind === 'bounds'
    ? `The date of ${event.slug} is not fixed, so only leads of seven days or more count, from its first possible day, and none of these lies ahead. Type for example: follow event:${event.slug}`
    : `${leads.map(sayLead).join(', ')}: that is past already. Type something shorter, for example: remind ${event.slug} 1h`

const whyNot = (event: CalendarEvent, late: readonly Lead[]): string =>
  late.every(lead => dueAt(event.when, lead, DEFAULT_AT) === undefined)
    ? `${late.map(sayLead).join(', ')}: as soon as its date is fixed.`
    : `${late.map(sayLead).join(', ')}: past already.`
