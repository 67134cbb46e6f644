// With picture: whether a message shows a picture, and the same message with the words of the picture in its place.
import type { KnownBlock } from '@slack/types'
import { richText } from './paper.ts'
import { textRun } from './runs.ts'

interface Shown {
  readonly blocks?: readonly KnownBlock[]
}

export const hasPicture = ({ blocks = [] }: Shown): boolean => blocks.some(({ type }) => type === 'image')

export const inWords = <M extends Shown>(message: M): M => ({ ...message, blocks: message.blocks?.map(wordsOf) })

const wordsOf = (block: KnownBlock): KnownBlock => {
  if (block.type !== 'image') return block
  const [words] = richText([{ as: 'line', runs: [textRun(block.alt_text)] }])
  return words?.block ?? { type: 'divider' }
}
