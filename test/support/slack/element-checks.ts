// Element checks: what can be pressed, picked and filled in.
import { both, type Check, integer, literal, matching, must, object, text, truth } from './checks.ts'
import { confirmation, id, option, options, plain } from './text-checks.ts'

const day = matching(/^\d{4}-\d{2}-\d{2}$/, 'a day')
const focus = { focus_on_load: truth }
const hinted = { placeholder: plain(150), ...focus }
const asking = { confirm: confirmation }

const element = (
  type: string,
  needed: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check => object({ type: literal(type), ...needed }, { action_id: id, ...optional })

/** What is chosen at first has to be there to be chosen. */
const initialIsThere = must(
  ({ initial_option: initial, options: all }) =>
    initial === undefined || (Array.isArray(all) && all.some(one => JSON.stringify(one) === JSON.stringify(initial))),
  'initial_option must match one of the options',
)

const button = element(
  'button',
  { text: plain(75) },
  {
    value: text(1, 2000),
    url: text(1, 3000),
    style: literal('primary', 'danger'),
    accessibility_label: text(1, 75),
    ...asking,
  },
)

const pickers: Readonly<Record<string, Check>> = {
  static_select: both(
    element('static_select', { options: options(100) }, { initial_option: option, ...hinted, ...asking }),
    initialIsThere,
  ),
  external_select: element(
    'external_select',
    {},
    { initial_option: option, min_query_length: integer(0, 100), ...hinted, ...asking },
  ),
  users_select: element('users_select', {}, { initial_user: matching(/^[UW]/, 'a user id'), ...hinted, ...asking }),
  conversations_select: element(
    'conversations_select',
    {},
    { initial_conversation: text(1, 255), default_to_current_conversation: truth, ...hinted, ...asking },
  ),
  datepicker: element('datepicker', {}, { initial_date: day, ...hinted, ...asking }),
  timepicker: element(
    'timepicker',
    {},
    { initial_time: matching(/^\d{2}:\d{2}$/, 'an hour'), timezone: text(1, 255), ...hinted, ...asking },
  ),
  radio_buttons: both(
    element('radio_buttons', { options: options(10) }, { initial_option: option, ...focus, ...asking }),
    initialIsThere,
  ),
  checkboxes: element('checkboxes', { options: options(10) }, { ...focus, ...asking }),
}

/** In a block of actions, and beside a section. */
export const pressable: Readonly<Record<string, Check>> = {
  button,
  overflow: element('overflow', { options: options(5) }, asking),
  ...pickers,
}

const length = integer(0, 3000)
const dispatching = { dispatch_action_config: object({}) }

/** In an input. */
export const fillable: Readonly<Record<string, Check>> = {
  ...pickers,
  plain_text_input: element(
    'plain_text_input',
    {},
    {
      initial_value: text(0, 3000),
      multiline: truth,
      min_length: length,
      max_length: integer(1, 3000),
      ...hinted,
      ...dispatching,
    },
  ),
  number_input: element(
    'number_input',
    { is_decimal_allowed: truth },
    { initial_value: text(1, 100), min_value: text(1, 100), max_value: text(1, 100), ...hinted },
  ),
  url_text_input: element('url_text_input', {}, { initial_value: text(0, 3000), ...hinted }),
  email_text_input: element('email_text_input', {}, { initial_value: text(0, 3000), ...hinted }),
}
