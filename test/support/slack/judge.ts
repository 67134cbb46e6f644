// Judge: what an acknowledgement may carry, by what was delivered: nothing, a message, what a form does, or options.
import { messageFaults, optionsFaults, viewFaults } from './block-kit.ts'
import type { Parcel } from './reaching.ts'

type Json = Readonly<Record<string, unknown>>
type Complain = (what: string) => void

export const judge = (carried: Json, { type, payload }: Parcel, complain: Complain): void => {
  const kind = type === 'interactive' ? String(payload.type) : type
  const faults = (judges[kind] ?? nothing)(carried, payload)
  for (const fault of faults) complain(`acknowledgement of ${kind}: ${fault}`)
}

type Verdict = (carried: Json, payload: Json) => readonly string[]

const nothing: Verdict = carried =>
  Object.keys(carried).length === 0 ? [] : [`carries ${Object.keys(carried).join(', ')}`]

const MESSAGE_KEYS = ['response_type', 'text', 'blocks', 'mrkdwn', 'unfurl_links', 'unfurl_media'] as const

const RESPONSE_KEYS: readonly string[] = [...MESSAGE_KEYS, 'replace_original', 'delete_original', 'thread_ts']

/** What comes at a response address: the end of the message that was answered, or another message; a command has none to end. */
export const responseFaults = (said: Json, at: Parcel['type'] | undefined): readonly string[] => [
  ...Object.keys(said).flatMap(key => (RESPONSE_KEYS.includes(key) ? [] : [`unknown key ${key}`])),
  ...(at === 'slash_commands' && (said.replace_original === true || said.delete_original === true)
    ? ['a command has no original message']
    : []),
  ...(said.delete_original === true
    ? []
    : messageFaults({ text: said.text, ...(said.blocks === undefined ? {} : { blocks: said.blocks }) })),
]

/** Nothing, or a message for whoever typed or for all. */
const message: Verdict = carried => {
  const keys = Object.keys(carried)
  if (keys.length === 0) return []
  return [
    ...keys.filter(key => !MESSAGE_KEYS.some(known => known === key)).map(key => `unknown key ${key}`),
    ...(carried.response_type === 'ephemeral' || carried.response_type === 'in_channel' ? [] : ['no response_type']),
    ...messageFaults({ text: carried.text, ...(carried.blocks === undefined ? {} : { blocks: carried.blocks }) }),
  ]
}

const SENTENCE = 3_000

/** Nothing closes the form; else it says what is wrong, at fields that it has, or shows another view. */
const submission: Verdict = (carried, payload) => {
  if (Object.keys(carried).length === 0) return []
  const { blocks = [] } = payload.view as { readonly blocks?: readonly { block_id?: string; type: string }[] }
  switch (carried.response_action) {
    case 'errors': {
      const errors = Object.entries((carried.errors ?? {}) as Json)
      const known = blocks.filter(block => block.type === 'input').map(block => block.block_id)
      return [
        ...(errors.length === 0 ? ['no errors'] : []),
        ...errors.flatMap(([block, text]) => [
          ...(known.includes(block) ? [] : [`an error at ${block}, which is no field of the form`]),
          ...(typeof text === 'string' && text !== '' && text.length <= SENTENCE ? [] : [`no sentence at ${block}`]),
        ]),
      ]
    }
    case 'update':
    case 'push':
      return viewFaults(carried.view)
    case 'clear':
      return []
    default:
      return [`response_action ${String(carried.response_action)}`]
  }
}

const judges: Readonly<Record<string, Verdict>> = {
  slash_commands: message,
  view_submission: submission,
  block_suggestion: carried => optionsFaults(carried),
}
