// Render: a released document as Matrix messages: HTML, and the same in plain text, cut into pages that every server takes.
import type { Block, Inline, Line } from '#src/reply/document.ts'
import { blockText, visible } from '#src/reply/plain-text.ts'
import { blocksOf, type Released } from '#src/reply/release.ts'
import type { Choice } from '#src/result.ts'
import type { MemberId } from '#src/security/member.ts'
import { element, escaped, grey, type Html, joined, link, pill } from './html.ts'

export interface Page {
  readonly body: string
  readonly html: Html
}

export interface Look {
  /** How a command begins there: `!un `, or nothing. */
  readonly root: string
  /** The user ids of people who are to be told; everybody else is a name. */
  readonly people: ReadonlyMap<MemberId, string>
}

/** An event has at most 65,536 bytes, encrypted and signed; both forms of a page stay far below. */
export const PAGE_BYTES = 20_000

/** At least one page; no block is left out, and a long one is cut between its lines or rows. */
export const pagesOf = (document: Released, look: Look): readonly Page[] => {
  const pages: Page[] = []
  let picked = 0
  for (const block of blocksOf(document).flatMap(cut)) {
    const shown = { body: bodyOf(block, picked, look), html: htmlOf(block, picked, look) }
    picked += picksOf(block).length
    const last = pages.at(-1)
    if (last === undefined || sizeOf(last) + sizeOf(shown) > PAGE_BYTES) pages.push(shown)
    else pages.splice(-1, 1, together(last, shown))
  }
  return pages.length === 0 ? [{ body: '', html: '' as Html }] : pages
}

/** One below the other. */
export const together = (above: Page, below: Page): Page => ({
  body: `${above.body}\n${below.body}`,
  html: joined([above.html, below.html]),
})

/** What a number stands for: choices and actions, counted through the document. */
export const picks = (document: Released): readonly Choice[] => blocksOf(document).flatMap(picksOf)

const picksOf = (block: Block): readonly Choice[] => {
  if (block.kind === 'choices') return block.choices
  return block.kind === 'actions' ? block.actions : []
}

const sizeOf = ({ body, html }: { readonly body: string; readonly html: string }): number =>
  Buffer.byteLength(body) + Buffer.byteLength(html)

/** Half a page: HTML is up to six times as long as its text only for texts made of marks alone. */
const PIECE_BYTES = PAGE_BYTES / 8

/** Blocks whose text may be longer than a page become several. */
const cut = (block: Block): readonly Block[] => {
  if (block.kind === 'code') return pieces(linesOf(block.text)).map(lines => ({ kind: 'code', text: lines.join('\n') }))
  if (block.kind === 'table') return pieces(block.rows).map(rows => ({ ...block, rows }))
  return [block]
}

const linesOf = (text: string): readonly string[] =>
  text.split('\n').flatMap(line => (line.length <= LONGEST_LINE ? [line] : (line.match(CHUNK) ?? [])))

const LONGEST_LINE = 500
const CHUNK = new RegExp(`[\\s\\S]{1,${LONGEST_LINE}}`, 'gu')

const pieces = <T>(items: readonly T[]): readonly (readonly T[])[] => {
  const all: T[][] = [[]]
  let size = 0
  for (const item of items) {
    const bytes = Buffer.byteLength(JSON.stringify(item))
    if (size + bytes > PIECE_BYTES && size > 0) {
      all.push([])
      size = 0
    }
    all.at(-1)?.push(item)
    size += bytes
  }
  return all
}

const bodyOf = (block: Block, picked: number, look: Look): string =>
  block.kind === 'choices' || block.kind === 'actions'
    ? picksOf(block)
        .map((pick, index) => `  ${picked + index + 1}. ${visible(pick.label)}: ${wordsOf(pick, look)}`)
        .join('\n')
    : blockText(block)

/** Lines that were pasted with a command are not said again. */
const wordsOf = ({ words }: Choice, { root }: Look): string => {
  const [command = '', ...pasted] = words.split('\n')
  return `${root}${visible(command)}${pasted.length === 0 ? '' : ' (with the same lines)'}`
}

const htmlOf = (block: Block, picked: number, look: Look): Html => {
  switch (block.kind) {
    case 'heading':
      return element('h4', lineHtml(block.line, look))
    case 'line':
      return element('p', lineHtml(block.line, look))
    case 'fine':
      return element('p', grey(lineHtml(block.line, look)))
    case 'entry':
      return element(
        'p',
        joined([block.head, ...block.facts].flatMap((line, at) => [...(at === 0 ? [] : [br]), lineHtml(line, look)])),
      )
    case 'table':
      return tableHtml(block)
    case 'picture':
      return element('p', element('em', text(block.picture.alt)))
    case 'code':
      return element('pre', element('code', escaped(block.text.split('\n').map(visible).join('\n'))))
    case 'choices':
    case 'actions':
      return element(
        'p',
        joined(
          picksOf(block).flatMap((pick, index) => [
            ...(index === 0 ? [] : [br]),
            escaped(`${picked + index + 1}. `),
            text(pick.label),
            escaped(': '),
            element('code', escaped(wordsOf(pick, look))),
          ]),
        ),
      )
  }
}

const br = element('br')
const text = (words: string): Html => escaped(visible(words))

const lineHtml = (line: Line, look: Look): Html => joined(line.map(inline => inlineHtml(inline, look)))

const inlineHtml = (inline: Inline, { people }: Look): Html => {
  if (typeof inline === 'string') return text(inline)
  switch (inline.kind) {
    case 'strong':
      return element('strong', text(inline.text))
    case 'code':
      return element('code', text(inline.text))
    case 'struck':
      return element('del', text(inline.text))
    case 'time':
      return text(inline.text)
    case 'link':
      return link(inline.url, text(inline.text))
    case 'mention': {
      const user = people.get(inline.member)
      return user === undefined ? text(inline.text) : pill(user, text(inline.text))
    }
  }
}

/** Wider than three columns it would not fit a phone: one fact below the other. */
const tableHtml = ({ columns, rows }: Extract<Block, { kind: 'table' }>): Html => {
  if (columns.length > 3) return joined(rows.map(row => stacked(columns, row)))
  const head = element('tr', ...columns.map(column => element('th', text(column))))
  const body = rows.map(row => element('tr', ...row.map(cell => element('td', text(cell)))))
  return element('table', element('thead', head), element('tbody', ...body))
}

const stacked = (columns: readonly string[], [first = '', ...rest]: readonly string[]): Html =>
  element(
    'p',
    element('strong', text(first)),
    ...rest.flatMap((cell, index) => [br, text(`${columns[index + 1] ?? ''}: ${cell}`)]),
  )
