// Slack messages: a released document as the messages that Slack takes, in order.
import { blocksOf, type Released } from '#src/reply/release.ts'
import { fallbackText } from './fallback-text.ts'
import { budget } from './limits.ts'
import type { ShownBlock } from './paper.ts'
import { type Showing, shownBlocks } from './shown-blocks.ts'
import type { SlackMessage } from './slack-message.ts'

/** One message for most documents, several for long ones, none for an empty one. */
export const slackMessages = (document: Released, showing: Showing = {}): readonly SlackMessage[] =>
  inMessages(shownBlocks(blocksOf(document), showing)).map(shown => ({
    text: fallbackText(
      document.label,
      shown
        .map(one => one.says)
        .filter(text => text !== '')
        .join('\n'),
    ),
    blocks: shown.map(one => one.block),
  }))

/** As many blocks in a message as its budgets allow. */
const inMessages = (shown: readonly ShownBlock[]): readonly (readonly ShownBlock[])[] => {
  const messages: ShownBlock[][] = []
  let size = { text: 0, json: 0 }
  for (const one of shown) {
    const own = sizeOf(one)
    const message = messages.at(-1)
    const full =
      message === undefined ||
      message.length === budget.blocks ||
      size.text + own.text > budget.message ||
      size.json + own.json > budget.json
    if (full) messages.push([one])
    else message.push(one)
    size = full ? own : { text: size.text + own.text, json: size.json + own.json }
  }
  return messages
}

const sizeOf = ({ block }: ShownBlock): { readonly text: number; readonly json: number } => ({
  text: textLength(block),
  json: JSON.stringify(block).length,
})

/** Every text in it that Slack could count. */
const textLength = (value: unknown): number => {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (typeof inner === 'string' && !COUNTED.has(key) ? 0 : textLength(inner)),
    0,
  )
}

const COUNTED: ReadonlySet<string> = new Set(['text', 'fallback', 'alt_text'])
