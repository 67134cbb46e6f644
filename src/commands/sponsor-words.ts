// Sponsor words: "+KEN,-BEN@2027-03-20" as changes, and who stands behind a text as lines to read.
import { readDay } from '#src/calendar/read-when.ts'
import { type Reader, sayDay } from '#src/calendar/say-when.ts'
import type { Context } from '#src/conversation/context.ts'
import { stateFrom } from '#src/conversation/fields.ts'
import { counted } from '#src/reply/counted.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { findState } from '#src/states/find-state.ts'
import type { Sponsor } from '#src/votes/draft.ts'
import { type SponsorChange, standingSponsors } from '#src/votes/sponsors.ts'
import { stateNames } from '#src/votes/state-names.ts'

interface Meant {
  readonly role: Sponsor['role']
  /** The day of a change without one: the day it is typed, or that of the tabling, which is not said. */
  readonly day: 'today' | 'tabling'
}

/** `+KEN,-BEN`: joined and withdrew; `@2027-03-20` behind a State is the day. No sign is a plus. */
export const readSponsors = (
  typed: string,
  { role, day }: Meant,
  { now }: Pick<Context, 'now'>,
): Result<readonly SponsorChange[]> => {
  const here = { zone: 'Europe/Zurich', now }
  const today = now.toZonedDateTimeISO(here.zone).toPlainDate().toString()
  const changes: SponsorChange[] = []
  for (const word of typed.split(/[,;]/).map(part => part.trim())) {
    if (word === '') continue
    const [, sign, name = '', dated] = /^([+-]?)\s*([^@]*?)\s*(?:@\s*(.*))?$/.exec(word) ?? []
    const state = stateFrom(name, findState(name))
    // Its choices would stand for one word of a list.
    if (!state.ok) return refuse(`${state.refusal.sentence}${choicesInWords(state.refusal.choices)}`)
    const on = dated === undefined ? ok(undefined) : readDay(dated.toLowerCase(), here)
    if (!on.ok) return on
    const does = sign === '-' ? 'withdraw' : 'join'
    const unsaid = day === 'today' || does === 'withdraw' ? today : undefined
    changes.push({ state: state.value, does, role, day: on.value?.toString() ?? unsaid })
  }
  return changes.length > 0 ? ok(changes) : refuse('Name the States, like +KEN,-BEN or +KEN@2027-03-20')
}

const choicesInWords = (choices: readonly { readonly label: string }[] = []): string =>
  choices.length === 0 ? '' : ` ${choices.map(({ label }) => label).join(', ')}.`

/** One line for each role, then who joined and withdrew on which day. */
export const sponsorLines = (
  sponsors: readonly Sponsor[],
  names: Readonly<Record<Sponsor['role'], string>>,
  reader: Reader,
): readonly string[] => {
  const standing = standingSponsors(sponsors)
  const roles = (['main', 'co-sponsor'] as const).flatMap(role => {
    const some = standing.filter(one => one.role === role)
    return some.length === 0 ? [] : [`${names[role]} (${some.length}): ${namesOf(some, reader)}`]
  })
  return [...roles, ...daysOf(sponsors, 'joined', reader), ...daysOf(sponsors, 'withdrew', reader)]
}

const daysOf = (sponsors: readonly Sponsor[], what: 'joined' | 'withdrew', reader: Reader): readonly string[] =>
  [...Map.groupBy(sponsors, one => one[what])]
    .flatMap(([day, some]) => (day === undefined ? [] : [{ day, some }]))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ day, some }) => `${titles[what]} ${sayDay(Temporal.PlainDate.from(day), reader)}: ${namesOf(some, reader)}`)

const titles = { joined: 'Joined', withdrew: 'Withdrew' } as const

const namesOf = (sponsors: readonly Sponsor[], reader: Reader): string =>
  stateNames(
    sponsors.map(({ state }) => state),
    reader,
  )

/** "3 States". */
export const statesCounted = (sponsors: readonly Sponsor[]): string =>
  counted(standingSponsors(sponsors).length, 'State')
