// readChanges: the few States that a typed correction names, "ERI no, PHL abs", as a roll call of these alone.
import { electorateOn } from './electorate.ts'
import type { PrintedRollCall, RollCallContext } from './printed-roll-call.ts'
import { finish } from './raw-roll-call.ts'
import { exceptionLists } from './typed-votes.ts'

const BUT = /^\s*(?:but|except|save|sauf|excepto|menos)\b[\s:]*/iu

/** Nobody types more than this. */
const LONGEST = 2_000

/** Undefined for a text that does not begin with "but". */
export const readChanges = (text: string, { body, date }: RollCallContext): PrintedRollCall | undefined => {
  const but = BUT.exec(text)
  if (but === null || text.length > LONGEST) return undefined
  const electorate = electorateOn(body, date)
  const lists = exceptionLists({ text, electorate }, { from: but[0].length, to: text.length })
  const raw = {
    form: 'typed',
    body,
    date,
    entries: lists.flatMap(({ entries }) => entries),
    listed: new Set(lists.map(({ answer }) => answer)),
    empty: new Set<never>(),
    numbers: [],
    said: undefined,
    symbols: [],
    findings: lists.flatMap(({ findings }) => findings),
    at: 0,
  } as const
  return finish(raw, electorate)
}
