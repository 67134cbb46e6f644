// Plain text: the document as a terminal, a log of a test or a screen reader takes it.
import type { Block, Inline, Line } from './document.ts'
import { blocksOf, type Released } from './release.ts'

/** The document as lines of text without markup. */
export const plainText = (document: Released): string => blocksOf(document).map(blockText).join('\n')

export const lineText = (line: Line): string => line.map(inlineText).join('')

const inlineText = (inline: Inline): string => {
  if (typeof inline === 'string') return visible(inline)
  if (inline.kind === 'struck') return `~${visible(inline.text)}~`
  if (inline.kind === 'link' && inline.text !== inline.url) return `${visible(inline.text)} <${visible(inline.url)}>`
  return visible(inline.text)
}

/** One block as lines of text. */
export const blockText = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
    case 'line':
    case 'fine':
      return lineText(block.line)
    case 'entry':
      return [lineText(block.head), ...block.facts.map(fact => `  ${lineText(fact)}`)].join('\n')
    case 'table':
      return tableText(block.columns, block.rows)
    case 'picture':
      return visible(block.picture.alt)
    case 'choices':
      return block.choices.map((choice, index) => `  ${index + 1}  ${visible(choice.label)}`).join('\n')
    case 'actions':
      return block.actions.map(action => `  → ${visible(action.words)}`).join('\n')
    case 'code':
      return block.text.split('\n').map(visible).join('\n')
  }
}

/** Columns as wide as their widest cell; the last is not padded. */
const tableText = (columns: readonly string[], rows: readonly (readonly string[])[]): string => {
  const all = [columns, ...rows].map(row => row.map(visible))
  const widths = columns.map((_, column) => Math.max(...all.map(row => row[column]?.length ?? 0)))
  return all
    .map(row =>
      row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  '),
    )
    .join('\n')
}

/** Control characters (a terminal would obey them) and marks that reorder text are made visible or dropped. */
export const visible = (text: string): string =>
  HIDDEN.test(text) ? text.replace(/[\n\r\t]+/g, ' ').replace(new RegExp(HIDDEN, 'g'), '') : text

const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/
