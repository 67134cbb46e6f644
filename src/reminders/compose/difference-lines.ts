// Difference lines: what an event says now, with the old facts struck through.
import type { Change } from '#src/calendar/change.ts'
import type { EventFacts } from '#src/calendar/event.ts'
import type { Reader } from '#src/calendar/say-when.ts'
import { sameWhen } from '#src/calendar/when.ts'
import { type Line, struck } from '#src/reply/document.ts'
import { lineText } from '#src/reply/plain-text.ts'
import { fell, whenLine, whereWords } from './event-lines.ts'

/** What it says now, the old fact struck through: the date, and whatever else is different. */
export const differenceLines = (
  { before, after }: Pick<Change, 'before' | 'after'>,
  reader: Reader,
): readonly Line[] => {
  const where = whereWords(after)
  if (before === undefined)
    return [whenLine(after.when, reader), [[after.certainty, ...(where === undefined ? [] : [where])].join(' · ')]]
  return [...dateLines(before, after, reader), ...told.flatMap(fact => factLine(fact, before, after))]
}

const dateLines = (before: EventFacts, after: EventFacts, reader: Reader): readonly Line[] => {
  const was = struck(`Was: ${lineText(whenLine(before.when, reader))}`)
  if (!sameWhen(before.when, after.when)) return [[was], ['Now: ', ...whenLine(after.when, reader)]]
  return [fell(after) ? [was] : whenLine(after.when, reader)]
}

interface Told {
  readonly name: string
  readonly of: (facts: EventFacts) => string | undefined
}

/** Facts that are compared beside the date, each as a reader would name it. */
const told: readonly Told[] = [
  { name: 'Certainty', of: facts => (facts.certainty === 'at-risk' ? 'at risk' : facts.certainty) },
  { name: 'Reason', of: facts => facts.reason },
  { name: 'Title', of: facts => facts.title },
  { name: 'Where', of: whereWords },
  { name: 'Note', of: facts => facts.note },
]

const factLine = ({ name, of }: Told, before: EventFacts, after: EventFacts): readonly Line[] => {
  const [was, is] = [of(before), of(after)]
  if (was === is) return []
  return [[`${name}: `, ...(was === undefined ? [] : [struck(was), ' → ']), is ?? 'none']]
}
