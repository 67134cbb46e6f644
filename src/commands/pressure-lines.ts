// Pressure lines: a démarche in words, and how often what was threatened was done.
import { sayDay } from '#src/calendar/say-when.ts'
import type { FollowThrough, Outcome, Pressure, Rate } from '#src/contacts/pressure.ts'
import type { Context } from '#src/conversation/context.ts'
import { counted } from '#src/reply/counted.ts'
import { type Block, code, line } from '#src/reply/document.ts'
import { pressNameOf } from '#src/states/state.ts'

/** Two lines: who pressed whom, where and how; what was asked and answered. */
export const sayPressure = (pressure: Pressure, { reader }: Pick<Context, 'reader'>): readonly Block[] => {
  const { name, on, by, place, channel, lever, demand, answer, day } = pressure
  const who = by === undefined ? '' : ` by ${pressNameOf(by, reader.language)}`
  const words = (word: string): string => word.replaceAll('-', ' ')
  return [
    line(
      code(name),
      `  ${sayDay(Temporal.PlainDate.from(day), reader)}: on ${pressNameOf(on, reader.language)}${who} · ${words(place)}, ${words(channel)}, lever ${words(lever)}`,
    ),
    line(`    ${demand === undefined ? '' : `Demand: ${demand}. `}Answer: ${words(answer)}`),
  ]
}

const THROUGH: Readonly<Record<FollowThrough, string>> = {
  none: 'nothing came of it',
  partial: 'carried out in part',
  full: 'carried out in full',
  unknown: 'not known',
}

/** "carried out in part, 2 Apr" */
export const sayOutcome = ({ through, day }: Outcome, { reader }: Pick<Context, 'reader'>): string =>
  `${THROUGH[through]}, ${sayDay(Temporal.PlainDate.from(day), reader)}`

/** The rate with its own n, and its unknowns. */
export const sayRate = ({ done, partly, known, unknown }: Rate): string =>
  known === 0
    ? `Follow-through: not known yet of ${counted(unknown, 'démarche')}.`
    : `Follow-through: ${done} of ${known} in full, ${partly} in part${unknown === 0 ? '' : `; not known yet of ${unknown}`}.`
