// Terminal text: a released document as a terminal shows it.
import type { Block, Line } from '#src/reply/document.ts'
import { visible } from '#src/reply/plain-text.ts'
import { blocksOf, type Released } from '#src/reply/release.ts'
import type { Choice } from '#src/result.ts'
import { type Look, paint, paintLine, type Style, widthOf, wrap } from './paint.ts'

/** Wider lines are hard to read. */
const WIDEST = 100

/** The document in lines, without an end of line after the last. */
export const terminalText = (document: Released, look: Look): string => {
  const fitted = { ...look, columns: Math.min(look.columns, WIDEST) }
  let picked = 0
  const texts = blocksOf(document).map(block => {
    const text = blockText(block, fitted, picked)
    picked += picksOf(block).length
    return text
  })
  return texts.join('\n')
}

/** What a number typed at the prompt stands for: choices and actions, counted through the document. */
export const picks = (document: Released): readonly Choice[] => blocksOf(document).flatMap(picksOf)

const picksOf = (block: Block): readonly Choice[] => {
  if (block.kind === 'choices') return block.choices
  return block.kind === 'actions' ? block.actions : []
}

const blockText = (block: Block, look: Look, picked: number): string => {
  const lines = (line: Line, base: readonly Style[]): string => wrap(paintLine(line, base, look), look.columns)
  const fact = (line: Line): string => wrap(`  ${paintLine(line, [], look)}`, look.columns, '    ')
  switch (block.kind) {
    case 'heading':
      return `${lines(block.line, ['bold'])}\n`
    case 'line':
      return lines(block.line, [])
    case 'fine':
      return `\n${lines(block.line, ['dim'])}`
    case 'entry':
      return [lines(block.head, ['bold']), ...block.facts.map(fact)].join('\n')
    case 'table':
      return tableText(block, look)
    case 'picture':
      return wrap(paint(block.picture.alt, [], look), look.columns)
    case 'code':
      return block.text.split('\n').map(visible).join('\n')
    case 'choices':
    case 'actions':
      return picksOf(block)
        .map((pick, index) => pickText(pick, picked + index + 1, look))
        .join('\n')
  }
}

const pickText = ({ label, words }: Choice, number: number, look: Look): string => {
  if (look.picks === 'by number')
    return wrap(`  ${paint(String(number), ['bold'], look)}  ${visible(label)}`, look.columns, '     ')
  // Not wrapped: these words are there to be copied, and pasted lines to be given again.
  const [command = '', ...pasted] = words.split('\n')
  const again = pasted.length === 0 ? '' : ' (with the same lines)'
  const name = label === words ? '' : `${visible(label)}: `
  return `  ${name}${visible(command)}${again}`
}

/** Columns as wide as their widest cell, or one fact below the other where that is too wide. */
const tableText = ({ columns, rows }: Extract<Block, { kind: 'table' }>, look: Look): string => {
  const [head = [], ...body] = [columns, ...rows].map(row => row.map(visible))
  const widths = head.map((_, column) => Math.max(...[head, ...body].map(row => widthOf(row[column] ?? ''))))
  const whole = widths.reduce((sum, width) => sum + width + 2, -2)
  if (whole > look.columns) return body.map(row => stacked(head, row, look)).join('\n')
  const inRow = (row: readonly string[], styles: readonly Style[]): string =>
    row
      .map((cell, column) => paint(cell, styles, look) + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd()
  return [inRow(head, ['bold']), ...body.map(row => inRow(row, []))].join('\n')
}

const stacked = (head: readonly string[], [first = '', ...rest]: readonly string[], look: Look): string =>
  [
    paint(first, ['bold'], look),
    ...rest.map((cell, index) => wrap(`  ${head[index + 1] ?? ''}: ${cell}`, look.columns, '    ')),
  ].join('\n')
