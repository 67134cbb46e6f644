// Shown blocks: the blocks of a document as Slack shows them, each with what it says aloud.
import type { Block, Inline, Line } from '#src/reply/document.ts'
import type { Choice } from '#src/result.ts'
import { type Asked, button, buttonsFor, type Counter, counter } from './buttons.ts'
import { fitted } from './fit.ts'
import { most } from './limits.ts'
import { type Paragraph, richText, type ShownBlock } from './paper.ts'
import { type Mentions, runsOf, type Style } from './runs.ts'
import { tableFacts, tableLines } from './table-lines.ts'

/** What showing needs to know beside the document. */
export interface Showing {
  /** Who is to be notified, by their ids in this workspace. Everybody else is only named. */
  readonly mentions?: Mentions
  /** Ids of uploaded files by the name of the picture; a picture without a file is shown as its words. */
  readonly files?: ReadonlyMap<string, string>
  /** The words whose answer this is, when everybody in the room may see it: adds a button that shows it to them. */
  readonly share?: string
  /** The message that asked, when its lines can be read again: buttons that have to say them can point to it. */
  readonly asked?: Asked
}

/** The blocks of a document as Slack shows them, each with what it says aloud. */
export const shownBlocks = (blocks: readonly Block[], showing: Showing): readonly ShownBlock[] => {
  const count = counter()
  const shown: ShownBlock[] = []
  let open: Paragraph[] = []
  const close = (): void => {
    shown.push(...richText(open))
    open = []
  }
  for (const block of [...blocks, ...shareBlock(showing)]) {
    const made = piecesOf(block, showing, count)
    open.push(...made.paragraphs)
    if (made.blocks.length === 0) continue
    close()
    shown.push(...made.blocks)
  }
  close()
  return shown
}

interface Pieces {
  readonly paragraphs: readonly Paragraph[]
  readonly blocks: readonly ShownBlock[]
}

const only = (...paragraphs: readonly Paragraph[]): Pieces => ({ paragraphs, blocks: [] })

const piecesOf = (block: Block | ShareBlock, showing: Showing, count: Counter): Pieces => {
  const said = (as: Paragraph['as'], line: Line, style: Style = {}): Paragraph => ({
    as,
    runs: runsOf(line, style, showing.mentions ?? new Map()),
  })
  const apart = (one: Paragraph): Paragraph => ({ ...one, apart: 'yes' })
  switch (block.kind) {
    case 'heading':
      return only(apart(said('line', block.line, { bold: true })))
    case 'line':
      return only(said('line', block.line))
    case 'fine':
      return only(apart(said('line', block.line, { italic: true })))
    case 'entry':
      return only(said('line', block.head), ...block.facts.map(fact => said('point', fact)))
    case 'table':
      return only(...tableParagraphs(block, said))
    case 'code':
      return only(...block.text.split('\n').map(text => said('fixed', [text === '' ? ' ' : text])))
    case 'picture':
      return picturePieces(block, showing, said)
    case 'choices':
      return pressable(block.choices, { showing, count, said, listed: 'yes' })
    case 'actions':
      return pressable(block.actions, { showing, count, said, listed: 'no' })
    case 'share':
      return {
        paragraphs: [],
        blocks: [{ block: { type: 'actions', elements: [button('share', block, count)] }, says: '' }],
      }
  }
}

type Say = (as: Paragraph['as'], line: Line, style?: Style) => Paragraph

const tableParagraphs = ({ columns, rows }: Extract<Block, { kind: 'table' }>, said: Say): readonly Paragraph[] =>
  tableLines(columns, rows)?.map(text => said('fixed', [text === '' ? ' ' : text])) ??
  tableFacts(columns, rows).flatMap(({ head, facts }) => [
    said('line', [{ kind: 'strong', text: head }]),
    ...facts.map(fact => said('point', [fact])),
  ])

const picturePieces = ({ picture }: Extract<Block, { kind: 'picture' }>, { files }: Showing, said: Say): Pieces => {
  const id = files?.get(picture.name)
  if (id === undefined) return only(said('line', [picture.alt]))
  const alt = fitted(picture.alt, most.altText)
  return { paragraphs: [], blocks: [{ block: { type: 'image', slack_file: { id }, alt_text: alt }, says: alt }] }
}

interface Pressable {
  readonly showing: Showing
  readonly count: Counter
  readonly said: Say
  /** Whether they are answers to "which one?", which one reads as a list. */
  readonly listed: 'yes' | 'no'
}

/** What a button can show of a label: Slack cuts it off after some thirty characters, and takes no more than 75. */
const shownOnButton = { yes: 30, no: most.buttonText } as const
const MOST_WITHOUT_NUMBERS = 5

/** Labels that buttons cannot show, and many choices, stand in a numbered list above the buttons. */
const pressable = (choices: readonly Choice[], { showing, count, said, listed }: Pressable): Pieces => {
  const numbered =
    choices.some(({ label }) => label.length > shownOnButton[listed]) ||
    (listed === 'yes' && choices.length > MOST_WITHOUT_NUMBERS)
  const { blocks, typed } = buttonsFor(
    choices.map((choice, index) => (numbered ? { ...choice, label: String(index + 1) } : choice)),
    { count, asked: showing.asked },
  )
  const list = numbered ? choices.map(({ label }, index) => said('line', [`${index + 1}  ${label}`])) : []
  return {
    paragraphs: [...list, ...typed.map(choice => said('line', typedLine(choice)))],
    blocks: blocks.map(block => ({ block, says: numbered ? '' : labelsOf(block) })),
  }
}

const labelsOf = ({ elements }: { readonly elements: readonly { readonly type: string }[] }): string =>
  elements.map(one => ('text' in one ? `[${(one.text as { text: string }).text}]` : '')).join(' ')

/** What is too long for a button is said again by hand; whoever pasted lines has them. */
const typedLine = ({ label, words }: Choice): readonly Inline[] => {
  const [first = '', ...below] = words.split('\n')
  const lines = below.length === 0 ? '' : ', with the same lines below it'
  return [`${label}: too long for a button. Type `, { kind: 'code', text: first }, `${lines}.`]
}

interface ShareBlock extends Choice {
  readonly kind: 'share'
}

const shareBlock = ({ share }: Showing): readonly ShareBlock[] =>
  share === undefined || share === '' || share.length > most.buttonValue
    ? []
    : [{ kind: 'share', label: 'Show to everybody here', words: share }]
