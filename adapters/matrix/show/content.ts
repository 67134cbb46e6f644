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
  /** The delivery that it is, to be found again by. */
  readonly delivery?: string
  /** What reactions to it can say. */
  readonly actions?: readonly Choice[]
}

export type Content = Readonly<Record<string, unknown>>

/** Where our own facts stand, inside of what is encrypted. */
export const OURS = 'org.palais'

export interface Ours {
  readonly delivery?: string
  readonly actions?: readonly string[]
}

export const contentOf = (page: Page, manner: Manner): Content => ({
  ...textOf(page, manner),
  ...relationOf(manner),
})

/** The same message as it ought to read now. What it belongs to stays as it was. */
export const correctionOf = (page: Page, event: string, manner: Manner): Content => ({
  ...textOf({ body: `* ${page.body}`, html: page.html }, manner),
  'm.new_content': textOf(page, manner),
  'm.relates_to': { rel_type: 'm.replace', event_id: event },
})

const textOf = ({ body, html }: Page, { tone, tells = [], delivery, actions = [] }: Manner): Content => {
  const ours: Ours = {
    ...(delivery === undefined ? {} : { delivery }),
    ...(actions.length === 0 ? {} : { actions: actions.map(action => action.words) }),
  }
  return {
    msgtype: tone,
    body,
    format: 'org.matrix.custom.html',
    formatted_body: html,
    'm.mentions': tells.length === 0 ? {} : { user_ids: tells },
    // No server is asked what stands behind a link (MSC4095).
    'com.beeper.linkpreviews': [],
    ...(Object.keys(ours).length === 0 ? {} : { [OURS]: ours }),
  }
}

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
