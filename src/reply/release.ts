// Release: the only way out. It works part by part, and its result is the only thing that adapters accept.
import type { Audience } from '#src/security/audience.ts'
import { highest, type Label } from '#src/security/label.ts'
import { type Cell, shown } from '#src/security/label-table.ts'
import { type Block, line, type Part, type Reply } from './document.ts'

/** What may be shown to an audience. Only `release` makes one. */
export interface Released {
  readonly [released]: true
  readonly to: Reply['to']
  /** The highest label that remains. */
  readonly label: Label
  readonly parts: readonly Part[]
  /** Whether anything of it could not be shown. */
  readonly withheld: 'nothing' | 'something' | 'everything'
  /** As the reply says. */
  readonly share?: string
}
declare const released: unique symbol

/** Keeps what this audience may read, replaces what may only be pointed at, and drops the rest without a trace. */
export const release = (reply: Reply, audience: Audience): Released => {
  const parts = reply.parts.flatMap(part => releasePart(part, audience))
  const nothingLeft = parts.length === 0 && reply.parts.length > 0
  const shownParts = nothingLeft ? [nothingToShow] : parts
  const same = parts.length === reply.parts.length && parts.every((part, index) => part === reply.parts[index])
  return {
    to: reply.to,
    label: highest(shownParts.map(part => part.label)),
    parts: shownParts,
    withheld: nothingLeft ? 'everything' : same ? 'nothing' : 'something',
    ...(reply.share === undefined ? {} : { share: reply.share }),
  } as unknown as Released
}

/** All blocks in order, whatever their part. */
export const blocksOf = (document: Released): readonly Block[] => document.parts.flatMap(part => part.blocks)

const nothingToShow: Part = { label: 'CLEAR', blocks: [line('The answer may not be shown here.')] }

const releasePart = (part: Part, audience: Audience): readonly Part[] => {
  const verdict = verdicts[shown[audience.destination][part.label]](part, audience)
  if (verdict === 'show') return [part]
  return verdict === 'point' && part.pointer !== undefined ? [{ label: 'CLEAR', blocks: [line(part.pointer)] }] : []
}

type Verdict = 'show' | 'point' | 'drop'
const showIf = (condition: boolean, otherwise: Verdict = 'drop'): Verdict => (condition ? 'show' : otherwise)

const ofTheirSpace = (part: Part, audience: Audience): boolean =>
  part.space === undefined || part.space === audience.space

const sameSpace = (part: Part, audience: Audience): boolean =>
  part.space !== undefined &&
  part.space === audience.space &&
  audience.vault === 'open' &&
  audience.outsiders === 'none'

/** Another space does not even learn that it exists. */
const pointIfTheirs = (part: Part, audience: Audience): Verdict => (ofTheirSpace(part, audience) ? 'point' : 'drop')

const verdicts: Readonly<Record<Cell, (part: Part, audience: Audience) => Verdict>> = {
  yes: (part, audience) => showIf(part.label === 'CLEAR' || ofTheirSpace(part, audience)),
  members: (part, audience) => showIf(audience.outsiders === 'none' && ofTheirSpace(part, audience)),
  'picks-in-private': (part, audience) =>
    showIf(
      part.picks === true && audience.privacy === 'private' && sameSpace(part, audience),
      pointIfTheirs(part, audience),
    ),
  pointer: pointIfTheirs,
  space: (part, audience) => showIf(sameSpace(part, audience)),
  'same-organisation': (part, audience) =>
    showIf(sameSpace(part, audience) && part.organisation !== undefined && part.organisation === audience.organisation),
  named: (part, audience) =>
    showIf(
      sameSpace(part, audience) &&
        audience.readers.length > 0 &&
        audience.readers.every(reader => part.recipients?.includes(reader) === true),
    ),
  'if-space-says-so': (part, audience) => showIf(audience.greenInFeeds === 'yes' && ofTheirSpace(part, audience)),
  no: () => 'drop',
}
