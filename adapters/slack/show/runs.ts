// Runs: a line of a document as elements of rich text. What people typed is always the text of a text element.
import type { RichTextElement, RichTextText } from '@slack/types'
import type { Inline, Line } from '#src/reply/document.ts'
import { visible } from '#src/reply/plain-text.ts'
import type { MemberId } from '#src/security/member.ts'
import { pieces } from './fit.ts'
import { budget, most } from './limits.ts'

export type Style = NonNullable<RichTextText['style']>

/** Who is meant to be notified: ids of Slack by member; whoever is not here is only named. */
export type Mentions = ReadonlyMap<MemberId, string>

/** An element, how many characters it shows, and what it says to those who hear it. */
export interface Run {
  readonly element: RichTextElement
  readonly length: number
  readonly says: string
}

/** Dates beyond are not shown as dates of the reader: 1970 to 2100, in seconds. */
const LAST_SECOND = 4_102_444_800

/** The runs of a line in the style of all of it; none is longer than a block may be. */
export const runsOf = (line: Line, base: Style, mentions: Mentions): readonly Run[] =>
  line.flatMap(inline => inlineRuns(inline, base, mentions))

/** Text as runs, whatever stands in it. */
const textRuns = (text: string, style: Style = {}): readonly Run[] =>
  pieces(visible(text.toWellFormed()), budget.block).map(piece => textRun(piece, style))

export const textRun = (text: string, style: Style = {}): Run => ({
  element: { type: 'text', text, ...(Object.keys(style).length === 0 ? {} : { style }) },
  length: text.length,
  says: style.strike === true ? `~${text}~` : text,
})

const inlineRuns = (inline: Inline, base: Style, mentions: Mentions): readonly Run[] => {
  if (typeof inline === 'string') return textRuns(inline, base)
  switch (inline.kind) {
    case 'strong':
      return textRuns(inline.text, { ...base, bold: true })
    case 'code':
      return textRuns(inline.text, { ...base, code: true })
    case 'struck':
      return textRuns(inline.text, { ...base, strike: true })
    case 'time':
      return [...textRuns(inline.text, base), ...ownTime(inline, base)]
    case 'link':
      return linkRuns(inline, base)
    case 'mention': {
      const user = mentions.get(inline.member)
      return user === undefined
        ? textRuns(inline.text, { ...base, bold: true })
        : [{ element: { type: 'user', user_id: user }, length: user.length, says: visible(inline.text) }]
    }
  }
}

/** Behind the hours as they are written: the same moment as each reader's own clock shows it. */
const ownTime = ({ instant, text }: Extract<Inline, { kind: 'time' }>, base: Style): readonly Run[] => {
  const second = secondOf(instant)
  const [fallback] = pieces(visible(text.toWellFormed()), budget.block)
  if (second === undefined || fallback === undefined) return []
  const date = { type: 'date', timestamp: second, format: '{date_short_pretty}, {time}', fallback } as const
  return [
    { ...textRun(' (', base), says: '' },
    {
      element: { ...date, ...(Object.keys(base).length === 0 ? {} : { style: base }) },
      length: fallback.length,
      says: '',
    },
    { ...textRun(' for you)', base), says: '' },
  ]
}

const secondOf = (instant: string): number | undefined => {
  const milliseconds = Date.parse(instant)
  const second = Math.floor(milliseconds / 1000)
  return second > 0 && second < LAST_SECOND ? second : undefined
}

/** Only to the web, and only with something to read; else its text and address as text. */
const linkRuns = ({ url, text }: Extract<Inline, { kind: 'link' }>, base: Style): readonly Run[] => {
  const address = visible(url.toWellFormed())
  const name = visible(text.toWellFormed())
  const fits = name !== '' && name.length <= budget.block && address.length <= most.link
  if (fits && /^https?:\/\//.test(address) && URL.canParse(address)) {
    const style = Object.keys(base).length === 0 ? {} : { style: base }
    return [{ element: { type: 'link', url: address, text: name, ...style }, length: name.length, says: name }]
  }
  return textRuns(name === address || name === '' ? address : `${name} <${address}>`, base)
}
