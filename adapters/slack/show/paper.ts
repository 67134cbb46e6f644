// Paper: paragraphs laid onto blocks of rich text, none larger than its budget.
import type { KnownBlock, RichTextBlockElement, RichTextText } from '@slack/types'
import { budget } from './limits.ts'
import { type Run, textRun } from './runs.ts'

/** One line, one point of a list, or lines of fixed width. */
export interface Paragraph {
  readonly as: 'line' | 'point' | 'fixed'
  readonly runs: readonly Run[]
  /** Begins a block of its own, which Slack sets apart a little. */
  readonly apart?: 'yes'
}

/** A block, and its words for those who hear it. */
export interface ShownBlock {
  readonly block: KnownBlock
  readonly says: string
}

/** The paragraphs as blocks of rich text; those without anything to show are left out. */
export const richText = (paragraphs: readonly Paragraph[]): readonly ShownBlock[] =>
  sheets(paragraphs.flatMap(divided)).map(sheet => ({
    block: { type: 'rich_text', elements: elementsOf(sheet) },
    says: sheet.map(({ runs }) => runs.map(run => run.says).join('')).join('\n'),
  }))

const lengthOf = ({ runs }: Paragraph): number => runs.reduce((sum, run) => sum + run.length, 0)

/** A paragraph that is longer than a block, as several. */
const divided = (paragraph: Paragraph): readonly Paragraph[] => {
  const parts: Run[][] = []
  let length = 0
  for (const run of paragraph.runs) {
    const part = parts.at(-1)
    if (part === undefined || length + run.length > budget.block) {
      parts.push([run])
      length = run.length
    } else {
      part.push(run)
      length += run.length
    }
  }
  return parts.map((runs, index) => ({ ...paragraph, runs, ...(index > 0 ? { apart: 'yes' as const } : {}) }))
}

/** What goes into one block each. */
const sheets = (paragraphs: readonly Paragraph[]): readonly (readonly Paragraph[])[] => {
  const found: Paragraph[][] = []
  let length = 0
  for (const paragraph of paragraphs) {
    const sheet = found.at(-1)
    // One more for the end of the line.
    const own = lengthOf(paragraph) + 1
    if (sheet === undefined || paragraph.apart === 'yes' || length + own > budget.block) {
      found.push([paragraph])
      length = own
    } else {
      sheet.push(paragraph)
      length += own
    }
  }
  return found
}

/** Lines that follow each other are one section, points one list. */
const elementsOf = (sheet: readonly Paragraph[]): RichTextBlockElement[] => {
  const groups: Paragraph[][] = []
  for (const paragraph of sheet) {
    const group = groups.at(-1)
    if (group?.[0]?.as === paragraph.as) group.push(paragraph)
    else groups.push([paragraph])
  }
  return groups.map(elementOf)
}

const elementOf = (group: readonly Paragraph[]): RichTextBlockElement => {
  const as = group[0]?.as
  if (as === 'point')
    return {
      type: 'rich_text_list',
      style: 'bullet',
      elements: group.map(({ runs }) => ({ type: 'rich_text_section', elements: runs.map(run => run.element) })),
    }
  const elements = group
    .flatMap(({ runs }, index) => (index === 0 ? runs : [textRun('\n'), ...runs]))
    .map(run => run.element)
  return as === 'fixed'
    ? { type: 'rich_text_preformatted', elements: elements as RichTextText[] }
    : { type: 'rich_text_section', elements }
}
