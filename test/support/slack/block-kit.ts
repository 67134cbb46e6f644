// Block Kit: judges messages, views and options as strictly as Slack does, and a little more where Slack is silent.
import { both, byType, type Check, list, literal, must, object, text, truth } from './checks.ts'
import { fillable, pressable } from './element-checks.ts'
import { anyText, id, options, picture, plain, richText } from './text-checks.ts'

const named = { block_id: id }

const image = both(object(picture.needed, { ...picture.optional, title: plain(2000), ...named }), picture.oneSource)

const shown: Readonly<Record<string, Check>> = {
  rich_text: richText,
  divider: object({ type: literal('divider') }, named),
  header: object({ type: literal('header'), text: plain(150) }, named),
  image,
  context: object(
    {
      type: literal('context'),
      elements: list(
        byType({
          plain_text: plain(3000),
          mrkdwn: anyText(3000),
          image: both(object(picture.needed, picture.optional), picture.oneSource),
        }),
        1,
        10,
      ),
    },
    named,
  ),
  section: both(
    object(
      { type: literal('section') },
      {
        text: anyText(3000),
        fields: list(anyText(2000), 1, 10),
        accessory: byType(pressable),
        expand: truth,
        ...named,
      },
    ),
    must(block => 'text' in block || 'fields' in block, 'missing required field: text'),
  ),
  actions: object({ type: literal('actions'), elements: list(byType(pressable), 1, 25) }, named),
}

const input = object(
  { type: literal('input'), label: plain(2000), element: byType(fillable) },
  { hint: plain(2000), optional: truth, dispatch_action: truth, ...named },
)

const inMessage = list(byType(shown), 1, 50)
const inView = list(byType({ ...shown, input }), 1, 100)

interface Found {
  readonly key: string
  readonly value: unknown
}

const found = (value: unknown): readonly Found[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => [{ key, value: inner }, ...found(inner)])

/** Ids of blocks and of actions name one thing each. */
const uniqueIds: Check = (value, at) =>
  ['block_id', 'action_id'].flatMap(key => {
    const ids = found(value).filter(one => one.key === key)
    const twice = new Set(ids.map(one => one.value)).size < ids.length
    return twice ? [`[ERROR] ${key} must be unique [json-pointer:${at}]`] : []
  })

/** A sum that Slack does not document: taken at 9,597 characters in 15,561 of JSON, refused at 11,341 in 17,694. */
const sum: Check = (blocks, at) => {
  const texts = found(blocks).filter(({ key }) => key === 'text' || key === 'alt_text' || key === 'fallback')
  const length = texts.reduce((total, { value }) => total + (typeof value === 'string' ? value.length : 0), 0)
  return length > 9_500 || JSON.stringify(blocks ?? []).length > 15_000
    ? [`[ERROR] msg_blocks_too_long [json-pointer:${at}]`]
    : []
}

/** What Slack would read for mentions, links and formats, or show as a call to many, where plain words are meant. */
const OBEYED: readonly unknown[] = ['mrkdwn', 'broadcast', 'usergroup', 'channel']
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/

const obeyed: Check = (value, at) =>
  found(value).flatMap(({ key, value: held }) => [
    ...(key === 'type' && OBEYED.includes(held)
      ? [`[ERROR] ${held} is not for this project [json-pointer:${at}]`]
      : []),
    ...(key !== 'value' && typeof held === 'string' && MARKS.test(held)
      ? [`[ERROR] marks of direction [json-pointer:${at}/${key}]`]
      : []),
  ])

/** What Slack would say about the blocks and the text of a message. */
export const messageFaults = (message: { readonly text?: unknown; readonly blocks?: unknown }): readonly string[] => [
  ...(message.blocks === undefined ? [] : both(inMessage, uniqueIds, sum, obeyed)(message.blocks, '/blocks')),
  ...text(1, 4000)(message.text, '/text'),
  ...(typeof message.text === 'string' && /<[^>]*>/.test(message.text)
    ? ['[ERROR] text that Slack obeys [json-pointer:/text]']
    : []),
]

const common = {
  callback_id: id,
  external_id: id,
  private_metadata: text(0, 3000),
  clear_on_close: truth,
  notify_on_close: truth,
}

const view = byType({
  modal: both(
    object(
      { type: literal('modal'), title: plain(24), blocks: inView },
      { close: plain(24), submit: plain(24), ...common },
    ),
    must(
      ({ blocks, submit }) =>
        submit !== undefined || !(blocks as { type?: unknown }[])?.some(one => one?.type === 'input'),
      'submit is required when an input block is present',
    ),
  ),
  home: object(
    { type: literal('home'), blocks: inView },
    { callback_id: id, external_id: id, private_metadata: text(0, 3000) },
  ),
})

const oneFocus: Check = (value, at) =>
  found(value).filter(one => one.key === 'focus_on_load' && one.value === true).length > 1
    ? [`[ERROR] only one element can have the focus [json-pointer:${at}]`]
    : []

/** What Slack would say about a modal or an App Home. */
export const viewFaults = (given: unknown): readonly string[] =>
  both(view, uniqueIds, oneFocus, obeyed, (value, at) =>
    JSON.stringify(value).length > 250_000 ? [`[ERROR] view_too_large [json-pointer:${at}]`] : [],
  )(given, '/view')

/** What Slack would say about the answer to a search in an external select. */
export const optionsFaults = (given: unknown): readonly string[] =>
  object({ options: (value, at) => (Array.isArray(value) && value.length === 0 ? [] : options(100)(value, at)) })(
    given,
    '',
  )
