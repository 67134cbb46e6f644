// Content: what a message carries beside its text: who is told, where it belongs, what can be done about it.
import type { Choice } from '#src/result.ts'
import type { Page } from './render.ts'

export interface Manner {
  /** `m.text` may ring; `m.notice` never does. */
  readonly tone: 'm.text' | 'm.notice'
  /** User ids of those who are told; nobody else is, whatever names stand in the text. */
  readonly tells?: readonly string[]
  /** The event that begins the thread it belongs to. */
  readonly thread?: string
  /** The event that it answers. */
  readonly answers?: string
  /** Of which delivery it is which message, to be found again by. */
  readonly delivery?: Numbered
  /** What reactions to it can say. */
  readonly actions?: readonly Choice[]
}

/** The `part`-th of `parts` messages of a delivery, from 0 on. */
export interface Numbered {
  readonly id: string
  readonly part: number
  readonly parts: number
}

export type Content = Readonly<Record<string, unknown>>

/** Where our own facts stand, inside of what is encrypted. */
export const OURS = 'org.palais'

export interface Ours {
  readonly delivery?: string
  readonly part?: number
  readonly parts?: number
  readonly actions?: readonly string[]
}

const oursOf = ({ delivery, actions = [] }: Pick<Manner, 'delivery' | 'actions'>): Content => {
  const ours: Ours = {
    ...(delivery === undefined ? {} : { delivery: delivery.id, part: delivery.part, parts: delivery.parts }),
    ...(actions.length === 0 ? {} : { actions: actions.map(action => action.words) }),
  }
  return Object.keys(ours).length === 0 ? {} : { [OURS]: ours }
}

export const contentOf = (page: Page, manner: Manner): Content => ({
  ...textOf(page, manner),
  ...relationOf(manner),
})

/** A picture, in the words of the protocol. */
export const pictureOf = (picture: Content, manner: Manner): Content => ({
  ...picture,
  ...oursOf(manner),
  ...relationOf(manner),
})

/** A message as it ought to read now, in the place of an earlier one. What that belongs to stays as it was, and nobody is told again. */
export const instead = (content: Content, event: string): Content => {
  const { 'm.relates_to': _, ...now } = content
  return {
    ...now,
    body: `* ${now.body}`,
    'm.mentions': {},
    'm.new_content': now,
    'm.relates_to': { rel_type: 'm.replace', event_id: event },
  }
}

const textOf = ({ body, html }: Page, { tone, tells = [], ...manner }: Manner): Content => ({
  msgtype: tone,
  body,
  format: 'org.matrix.custom.html',
  formatted_body: html,
  'm.mentions': tells.length === 0 ? {} : { user_ids: tells },
  // No server is asked what stands behind a link (MSC4095).
  'com.beeper.linkpreviews': [],
  ...oursOf(manner),
})

export const relationOf = ({ thread, answers }: Pick<Manner, 'thread' | 'answers'>): Content => {
  if (thread !== undefined)
    return {
      'm.relates_to': {
        rel_type: 'm.thread',
        event_id: thread,
        is_falling_back: answers === undefined,
        'm.in_reply_to': { event_id: answers ?? thread },
      },
    }
  return answers === undefined ? {} : { 'm.relates_to': { 'm.in_reply_to': { event_id: answers } } }
}
