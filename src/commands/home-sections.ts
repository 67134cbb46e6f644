// Home sections: what one person wants to see first, part by part.

import { agendaOrder } from '#src/calendar/agenda-order.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { filterInWords } from '#src/calendar/filter.ts'
import type { Context } from '#src/conversation/context.ts'
import { accountWords } from '#src/conversation/read-account.ts'
import { instantText } from '#src/instant-text.ts'
import { canRemind } from '#src/reminders/planned-time.ts'
import { follows } from '#src/reminders/subscription.ts'
import {
  type Action,
  type Block,
  clear,
  code,
  heading,
  type Line,
  line,
  type Part,
  strong,
} from '#src/reply/document.ts'
import { may } from '#src/security/permissions.ts'
import { agendaParts } from './agenda-lines.ts'
import { changePart } from './change-part.ts'
import { rootsOf } from './changes.ts'
import { feedId, myFeeds } from './find-feed.ts'
import { settings } from './me-settings.ts'
import { ours } from './ours.ts'

/** How many things a section shows; a word for the rest stands below it. */
const MOST = 5
const AHEAD = Temporal.Duration.from({ days: 60 })
const LATELY = Temporal.Duration.from({ hours: 7 * 24 })

const actions = (...all: readonly Action[]): Block => ({ kind: 'actions', actions: all })
const titled = (title: string, parts: readonly Part[]): readonly Part[] => [clear([heading(title)]), ...parts]

/** Those of what I follow; all of them while I follow nothing. */
export const deadlinesSection = async (context: Context): Promise<readonly Part[]> => {
  const { calendar, subscriptions, actor, reader } = context
  const followed = actor.member === undefined ? [] : await subscriptions.ofPerson(actor.member)
  const mine = followed.filter(one => one.space === actor.space.id && one.endedAt === undefined)
  const ahead = await calendar.between(
    { from: reader.today, until: reader.today.add(AHEAD) },
    { space: actor.space.id },
  )
  const deadlines = ahead
    .filter(event => event.kind === 'deadline' && canRemind(event))
    .filter(event => mine.length === 0 || mine.some(one => follows(one, event)))
    .toSorted((a, b) => isUndated(a) - isUndated(b) || agendaOrder(a, b))
  const rest = deadlines.length - MOST
  return titled(mine.length === 0 ? 'Next deadlines' : 'Next deadlines of what you follow', [
    ...(deadlines.length === 0 ? [clear([line('None in 60 days.')])] : await eventParts(deadlines, context)),
    clear([
      actions(
        { label: rest > 0 ? `${rest} more` : 'All that is coming', words: 'next 60d deadlines' },
        { label: 'What I follow', words: 'following' },
      ),
    ]),
  ])
}

/** What nobody can put into a diary yet stands behind what is fixed. */
const isUndated = ({ when }: CalendarEvent): number => (when.kind === 'bounds' ? 1 : 0)

const eventParts = (events: readonly CalendarEvent[], context: Context): Promise<readonly Part[]> =>
  agendaParts(
    events.slice(0, MOST).map(event => ({ kind: 'event', event, reviews: [] })),
    context,
  )

/** What I took on and did not finish. */
export const claimedSection = async (context: Context): Promise<readonly Part[]> => {
  const { claims, calendar, actor } = context
  const held = actor.member === undefined ? [] : await claims.ofMember(actor.member, actor.space.id)
  const found = await Promise.all(held.filter(one => one.state === 'claimed').map(one => calendar.event(one.event)))
  const events = found.filter(event => event !== undefined).toSorted(agendaOrder)
  if (events.length === 0) return []
  const done = events.slice(0, MOST).map(({ slug }) => ({ label: `Done: ${slug}`, words: `done ${slug}` }))
  return titled('You take care of', [...(await eventParts(events, context)), ours(context, [actions(...done)])])
}

export const changedSection = async (context: Context): Promise<readonly Part[]> => {
  const { calendar, actor, now } = context
  const since = instantText(now.subtract(LATELY))
  const roots = rootsOf(await calendar.changesSince(since, { space: actor.space.id }))
  const rest = roots.length - MOST
  return titled('What changed in seven days', [
    ...(roots.length === 0
      ? [clear([line('Nothing.')])]
      : await Promise.all(roots.slice(0, MOST).map(root => changePart(root, context)))),
    ...(rest > 0 ? [clear([actions({ label: `${rest} more`, words: 'changes 7d' })])] : []),
  ])
}

export const placesSection = async (context: Context): Promise<readonly Part[]> => {
  const { members, actor } = context
  if (!may(actor, 'see who is who')) return []
  const rooms = (await members.placesOf(actor.space.id)).filter(place => place.kind === 'room')
  const facts: readonly Line[] = rooms.map(({ platform, address }) => [code(accountWords({ platform, id: address }))])
  const head = rooms.length === 0 ? 'No room is linked. To link one, say "place add" in it.' : 'These rooms are linked:'
  return [ours(context, [heading(`Places of ${actor.space.name}`), { kind: 'entry', head: [head], facts }])]
}

export const feedsSection = async (context: Context): Promise<readonly Part[]> => {
  const feeds = await myFeeds(context)
  const facts: readonly Line[] = feeds.map(one => [
    code(feedId(one)),
    '  ',
    strong(one.name),
    `  ${filterInWords(one.filter)}`,
  ])
  const head = feeds.length === 0 ? 'You have none. To make one: feed HRC deadlines' : 'Your secret addresses:'
  const more = feeds.length === 0 ? [] : [actions({ label: 'When each was asked for', words: 'feed list' })]
  return [ours(context, [heading('Feeds for your calendar app'), { kind: 'entry', head: [head], facts }, ...more])]
}

export const settingsSection = ({ actor, now }: Context): readonly Part[] => {
  const facts: readonly Line[] = settings.map(one => [strong(one.key), `  ${one.line(actor.preferences, now)}`])
  return titled('Your settings', [
    clear([{ kind: 'entry', head: ['To change one, for example: me zone:Kathmandu'], facts }]),
  ])
}
