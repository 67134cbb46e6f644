// Public preview: what a change of the public calendar would reach, before anybody confirms it.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { eventPath, publicFeedPath } from '#src/calendar/feed-path.ts'
import { everything } from '#src/calendar/filter.ts'
import type { Context } from '#src/conversation/context.ts'
import { counted } from '#src/reply/counted.ts'
import { type Block, heading, line } from '#src/reply/document.ts'

/** The page and the feeds that would show it, and what hangs on it. */
export const publicPreview = (
  event: CalendarEvent,
  children: readonly CalendarEvent[],
  { about }: Pick<Context, 'about'>,
): readonly Block[] => [
  heading('Preview: this would change the public calendar, for everybody.'),
  line(
    `Page: ${about.publicUrl}${eventPath(event.slug)}. Feeds: ${feedsOf(event).join(', ')}, and all others that hold it.`,
  ),
  ...(children.length === 0 ? [] : [line(`What hangs on it follows: ${kinds(children)}.`)]),
]

/** The addresses of the public feeds that hold it: all, its body, its deadlines, each of its States. */
const feedsOf = (event: CalendarEvent): readonly string[] => {
  const states = new Set([...(event.country === undefined ? [] : [event.country]), ...event.countries])
  return [
    everything,
    { ...everything, bodies: [event.body] },
    ...(event.kind === 'deadline' ? [{ ...everything, bodies: [event.body], kinds: ['deadline' as const] }] : []),
    ...[...states].slice(0, 3).map(iso3 => ({ ...everything, countries: [iso3] })),
  ].flatMap(filter => publicFeedPath(filter) ?? [])
}

/** "13 reviews, 4 deadlines". */
const kinds = (children: readonly CalendarEvent[]): string =>
  [...Map.groupBy(children, child => child.kind)].map(([kind, of]) => counted(of.length, kind)).join(', ')
