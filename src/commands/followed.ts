// Followed: what a change brought about, one a line.
import type { Change } from '#src/calendar/change.ts'
import { type Reader, sayWhen } from '#src/calendar/say-when.ts'
import type { Block, Line } from '#src/reply/document.ts'
import { changeHead } from './change-words.ts'

const MOST = 15

export const followed = (caused: readonly Change[], reader: Reader): readonly Block[] => {
  if (caused.length === 0) return []
  const more = caused.length - MOST
  const facts = caused.slice(0, MOST).map(change => followedLine(change, reader))
  return [
    {
      kind: 'entry',
      head: [caused.length === 1 ? 'One thing followed from it:' : `${caused.length} things followed from it:`],
      facts: more > 0 ? [...facts, [`and ${more} more`]] : facts,
    },
  ]
}

/** With its date, while it stands, and the reason why it may not. */
const followedLine = (change: Change, reader: Reader): Line => {
  const { when, reason, withdrawn } = change.after
  const because = reason === undefined ? '' : ` (${reason})`
  return [...changeHead(change), withdrawn ? '' : ` – ${sayWhen(when, reader)}${because}`]
}
