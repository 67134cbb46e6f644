// Find event: the event that somebody named, or the nearest ones to choose from.
import { asSlug, type CalendarEvent } from '#src/calendar/event.ts'
import type { Context } from '#src/conversation/context.ts'
import { choicesFor } from '#src/conversation/say-again.ts'
import { nearest } from '#src/conversation/suggest.ts'
import { type Choice, ok, type Result, refuse } from '#src/result.ts'
import { fold } from '#src/states/fold.ts'

type Needs = Pick<Context, 'calendar' | 'actor' | 'utterance' | 'now'>

const MOST = 5

/** By its short name, also as people say it ("HRC 64"). An event of another space is simply not there. */
export const findEvent = async (said: string, context: Needs): Promise<Result<CalendarEvent>> => {
  const { calendar, actor } = context
  const sight = { space: actor.space.id }
  const slug = asSlug(said.trim().replace(/[\s_]+/g, '-'))
  const found = slug === undefined ? undefined : await calendar.find(slug, sight)
  if (found !== undefined) return ok(found)
  const slugs = await calendar.slugs(sight)
  const same = slugs.filter(one => squeezed(one) === squeezed(said))
  const only = same.length === 1 && same[0] !== undefined ? await calendar.find(same[0], sight) : undefined
  if (only !== undefined) return ok(only)
  const near = [...nearestSlugs(said, slugs), ...(await withTitle(said, context))]
  const choices = [...new Map(near.map(choice => [choice.words, choice])).values()].slice(0, MOST)
  return choices.length === 0
    ? refuse(`I do not find an event "${said}". Its short name stands in brackets in every list: next 90d`)
    : refuse(
        `I do not find an event "${said}". Did you mean one of these?`,
        choicesFor(context.utterance, said, choices),
      )
}

/** "HRC64" and "hrc-64" are the same. */
const squeezed = (text: string): string => fold(text).replaceAll(' ', '')

const wordsOf = (said: string): readonly string[] =>
  fold(said)
    .split(' ')
    .filter(word => word.length > 2)

/** First those that hold all the words, the latest first; then those that are spelt like it. */
const nearestSlugs = (said: string, slugs: readonly string[]): readonly Choice[] => {
  const words = wordsOf(said)
  const holding = slugs.filter(slug => words.length > 0 && words.every(word => squeezed(slug).includes(word)))
  const spelt = nearest(said.replace(/\s+/g, '-'), slugs, MOST)
  return [...holding.toReversed().slice(0, MOST), ...spelt].map(slug => ({ label: slug, words: slug }))
}

/** Those whose title holds all the words, from a year ago on. */
const withTitle = async (said: string, { calendar, actor, now }: Needs): Promise<readonly Choice[]> => {
  const words = wordsOf(said)
  if (words.length === 0) return []
  const today = now.toZonedDateTimeISO('UTC').toPlainDate()
  const days = { from: today.subtract({ years: 1 }), until: today.add({ years: 3 }) }
  const events = await calendar.between(days, { space: actor.space.id })
  return events
    .filter(({ title }) => words.every(word => fold(title).includes(word)))
    .map(({ title, slug }) => ({ label: `${title} (${slug})`, words: slug }))
}
