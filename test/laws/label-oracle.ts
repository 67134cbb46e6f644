// Label oracle: who may read what where, written down a second time as a plain table, without a look at the first.
import type { Part } from '#src/reply/document.ts'
import type { Audience } from '#src/security/audience.ts'
import { labels } from '#src/security/label.ts'

/** Conditions that the cells of the table are made of. */
const conditions = {
  never: () => false,
  /** Belongs to no space, or to the readers' own. */
  ours: (part: Part, to: Audience) => part.space === undefined || part.space === to.space,
  /** Belongs to a space, and it is the readers' own. */
  inside: (part: Part, to: Audience) => part.space !== undefined && part.space === to.space,
  alone: (_part: Part, to: Audience) => to.privacy === 'private',
  unguested: (_part: Part, to: Audience) => to.outsiders === 'none',
  vault: (_part: Part, to: Audience) => to.vault === 'open',
  picks: (part: Part) => part.picks === true,
  organisation: (part: Part, to: Audience) =>
    part.organisation !== undefined && to.organisation !== undefined && part.organisation === to.organisation,
  named: (part: Part, to: Audience) =>
    to.readers.length > 0 && !to.readers.some(reader => !(part.recipients ?? []).includes(reader)),
  chosen: (_part: Part, to: Audience) => to.greenInFeeds === 'yes',
}

/** A part is shown when all conditions of its cell hold. */
const shownWhen = `
                  | CLEAR | GREEN          | AMBER                              | AMBER+STRICT                        | RED
slack             |       | ours unguested | picks alone inside unguested vault | never                               | never
matrix-clear      |       | ours           | never                              | never                               | never
matrix-encrypted  |       | ours           | inside unguested vault             | inside unguested vault organisation | inside unguested vault named
terminal          |       | ours           | inside unguested vault             | inside unguested vault organisation | inside unguested vault named
public            |       | ours chosen    | never                              | never                               | never
`

/** Where it is not shown its pointer is, when it has one; in the other cells nobody learns that it exists. */
const pointedAtWhen = `
                  | CLEAR | GREEN | AMBER | AMBER+STRICT | RED
slack             | never | never | ours  | never        | never
matrix-clear      | never | never | ours  | never        | never
matrix-encrypted  | never | never | never | never        | never
terminal          | never | never | never | never        | never
public            | never | never | never | never        | never
`

const read = (text: string): ReadonlyMap<string, readonly string[]> => {
  const [, ...rows] = text.trim().split('\n')
  return new Map(
    rows.flatMap(row => {
      const [destination = '', ...cells] = row.split('|').map(cell => cell.trim())
      return cells.map((cell, index) => [`${destination} ${labels[index]}`, cell.split(' ').filter(Boolean)] as const)
    }),
  )
}

const shown = read(shownWhen)
const pointedAt = read(pointedAtWhen)

export type Fate = 'shown' | 'pointed at' | 'not told'

/** What should become of a part that goes to an audience. */
export const fateOf = (part: Part, to: Audience): Fate => {
  const holds = (table: typeof shown): boolean => {
    const cell = table.get(`${to.destination} ${part.label}`)
    if (cell === undefined) throw new Error(`the oracle has no cell for ${part.label} in ${to.destination}`)
    return cell.every(name => conditions[name as keyof typeof conditions](part, to))
  }
  if (holds(shown)) return 'shown'
  return part.pointer !== undefined && holds(pointedAt) ? 'pointed at' : 'not told'
}
