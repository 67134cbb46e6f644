// Buttons: what can be pressed: each says its words, whole or with the lines of a message behind them.
import type { ActionsBlock, Button } from '@slack/types'
import { cut } from '#src/conversation/words.ts'
import type { Choice } from '#src/result.ts'
import { fitted } from './fit.ts'
import { budget, most } from './limits.ts'

/**
 * What a button does, as the first part of its action id; a number follows, for ids are unique in a message.
 * `say`: says its words · `again`: its words, with the lines below them from a message · `share`: says its words again so
 * that everybody here sees the answer · `form`: opens the form of the command that its words begin.
 */
export const deeds = ['say', 'again', 'share', 'form'] as const
export type Deed = (typeof deeds)[number]

/** What was pressed. `message` is where the pasted lines stand. */
export type Pressed =
  | { readonly deed: 'say' | 'share' | 'form'; readonly words: string }
  | { readonly deed: 'again'; readonly words: string; readonly message: MessageAddress }

export interface MessageAddress {
  readonly channel: string
  readonly ts: string
}

/** Reads a pressed button; nothing when it is none of ours. */
export const pressed = (actionId: string, value: string | undefined): Pressed | undefined => {
  const deed = deeds.find(one => actionId.startsWith(`${one}:`))
  if (deed === undefined || value === undefined) return undefined
  if (deed !== 'again') return { deed, words: value }
  const [, channel, ts, words] = /^(\S+)\/(\S+) ([\s\S]*)$/.exec(value) ?? []
  return channel === undefined || ts === undefined || words === undefined
    ? undefined
    : { deed, words, message: { channel, ts } }
}

/** Buttons of a document, and what has to be typed where a button cannot hold the words. */
export interface Buttons {
  readonly blocks: readonly ActionsBlock[]
  /** What no button can say: label and the first line of the words. */
  readonly typed: readonly Choice[]
}

/** Counts action ids through one document or view. */
export type Counter = () => number

export const counter = (): Counter => {
  let last = 0
  return () => last++
}

/** The message that asked, and the lines that were pasted there below the first. */
export interface Asked extends MessageAddress {
  readonly pasted: string
}

interface Made {
  readonly count: Counter
  /** Words too long for a button may end in the lines of this message: it keeps them, so that we need not. */
  readonly asked?: Asked | undefined
}

export const buttonsFor = (actions: readonly Choice[], made: Made): Buttons => {
  const buttons: Button[] = []
  const typed: Choice[] = []
  for (const action of actions) {
    const button = sayButton(action, made)
    if (button === undefined) typed.push(action)
    else buttons.push(button)
  }
  return { blocks: blocksOf(buttons), typed }
}

/** One button; its words must fit into it. */
export const button = (deed: Deed, { label, words }: Choice, count: Counter): Button => ({
  type: 'button',
  action_id: `${deed}:${count()}`,
  text: { type: 'plain_text', text: fitted(label, most.buttonText), emoji: false },
  value: words.toWellFormed(),
})

const sayButton = (action: Choice, { count, asked }: Made): Button | undefined => {
  const { label, words } = action
  if (words !== '' && words.length <= most.buttonValue) return styled(button('say', action, count), words)
  const [first = ''] = words.split('\n')
  const again = { label, words: `${asked?.channel}/${asked?.ts} ${first}` }
  const theirs = asked !== undefined && asked.pasted !== '' && cut(words).pasted === asked.pasted
  return theirs && again.words.length <= most.buttonValue ? styled(button('again', again, count), first) : undefined
}

/** What confirms a preview stands out. */
const styled = (made: Button, words: string): Button =>
  cut(words).tokens.some(token => token.key === 'confirm') ? { ...made, style: 'primary' } : made

/** As many in a block as Slack takes and as the budget of a message leaves room for. */
const blocksOf = (buttons: readonly Button[]): readonly ActionsBlock[] => {
  const blocks: ActionsBlock[] = []
  let size = 0
  for (const one of buttons) {
    const own = JSON.stringify(one).length
    const block = blocks.at(-1)
    if (block === undefined || block.elements.length === most.buttonsInBlock || size + own > budget.json / 2) {
      blocks.push({ type: 'actions', elements: [one] })
      size = own
    } else {
      block.elements.push(one)
      size += own
    }
  }
  return blocks
}
