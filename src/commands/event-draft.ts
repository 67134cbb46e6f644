// Event draft: what `event add` was told, as the event that it would make.
import { type BodyId, bodyOf } from '#src/calendar/body.ts'
import { asSlug, type CalendarEvent, type Certainty, type EventKind, eventId, type Slug } from '#src/calendar/event.ts'
import { slugsFor } from '#src/calendar/make-slug.ts'
import { firstDay, type When } from '#src/calendar/when.ts'
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Iso3 } from '#src/states/state.ts'
import { certaintyOf } from './event-fields.ts'

/** What holds for all events that one command adds. */
export interface Frame {
  readonly parent?: CalendarEvent | undefined
  readonly body: BodyId
  readonly kind: EventKind
  readonly state?: Iso3 | undefined
  readonly certainty?: Certainty | undefined
  readonly place?: string | undefined
  readonly source?: string | undefined
  readonly reach: 'public' | 'own'
}

export interface Draft {
  readonly title: string
  readonly when: When
  readonly room?: string | undefined
  readonly slug?: string | undefined
}

type Needs = Pick<Context, 'calendar' | 'actor' | 'now' | 'random'>

/** The zone of typed hours: of the session it hangs on, else the seat of the body. */
export const zoneOf = ({ parent, body }: Pick<Frame, 'parent' | 'body'>): string =>
  parent?.when.zone ?? bodyOf(body).zone

/** What feeds and lists show of a title. */
const LONGEST_TITLE = 200

/** The event, under a free short name; `taken` are names given to others in the same act. */
export const draftEvent = async (
  draft: Draft,
  frame: Frame,
  { taken, ...context }: Needs & { readonly taken: ReadonlySet<string> },
): Promise<Result<CalendarEvent>> => {
  if (draft.title.length > LONGEST_TITLE)
    return refuse(
      `A title has ${LONGEST_TITLE} characters at most, and this one ${draft.title.length}. Say it shorter.`,
    )
  const slug = await slugFor(draft, frame, { taken, ...context })
  if (!slug.ok) return slug
  const at = instantText(context.now)
  const checkedOn = context.now.toZonedDateTimeISO('Europe/Zurich').toPlainDate().toString()
  const { parent, kind, state } = frame
  return ok({
    id: eventId(context.random.id()),
    slug: slug.value,
    space: context.actor.space.id,
    public: frame.reach === 'public',
    revision: 1,
    sequence: 0,
    createdAt: at,
    changedAt: at,
    body: frame.body,
    kind,
    title: draft.title,
    when: draft.when,
    certainty: certaintyOf(frame.certainty, draft.when),
    state: 'planned',
    ...(frame.place === undefined ? {} : { place: frame.place }),
    ...(draft.room === undefined ? {} : { room: draft.room }),
    ...(kind === 'review' && state !== undefined ? { country: state } : {}),
    countries: kind !== 'review' && state !== undefined ? [state] : [],
    tags: [],
    sources: frame.source === undefined ? [] : [{ text: frame.source, checkedOn }],
    ...(parent === undefined ? {} : { parent: parent.id }),
    computed: false,
    withdrawn: false,
  })
}

const slugFor = async (
  { title, when, slug }: Draft,
  { parent, body, kind }: Frame,
  { calendar, actor, taken }: Needs & { readonly taken: ReadonlySet<string> },
): Promise<Result<Slug>> => {
  const isFree = async (one: Slug): Promise<boolean> =>
    !taken.has(one) && (await calendar.find(one, { space: actor.space.id })) === undefined
  if (slug !== undefined) return chosen(slug, isFree)
  const under = parent?.slug ?? (body === 'OTHER' ? undefined : body.toLowerCase())
  const wish = { title, kind, day: firstDay(when), ...(under === undefined ? {} : { under }) }
  for (const one of slugsFor(wish)) if (await isFree(one)) return ok(one)
  throw new Error('there is no end to short names')
}

const chosen = async (typed: string, isFree: (slug: Slug) => Promise<boolean>): Promise<Result<Slug>> => {
  const slug = asSlug(typed)
  if (slug === undefined)
    return refuse(`"${typed}" cannot be a short name: small letters, digits and hyphens only, such as hrc-64-panel.`)
  return (await isFree(slug)) ? ok(slug) : refuse(`The short name ${slug} is taken: show ${slug}. Choose another one.`)
}
