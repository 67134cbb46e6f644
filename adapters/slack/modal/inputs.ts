// Inputs: the blocks in which one field of a command is filled in.
import type { InputBlock, InputBlockElement, PlainTextElement, PlainTextOption } from '@slack/types'
import { userIn } from '#adapters/slack/bare-id.ts'
import { fitted } from '#adapters/slack/show/fit.ts'
import { most } from '#adapters/slack/show/limits.ts'
import { bodies } from '#src/calendar/body.ts'
import type { Field } from '#src/conversation/fields.ts'
import { readAccount } from '#src/conversation/read-account.ts'
import { findState } from '#src/states/find-state.ts'
import { choiceLabel } from '#src/states/state.ts'
import { inputId, type Way, waysOf } from './input-ways.ts'

/** A field to fill in, and what stands in it at first. */
export interface Blank {
  readonly name: string
  readonly field: Field<unknown>
  /** One block for each. */
  readonly ways: readonly Way[]
  readonly text?: string | undefined
  /** Before ids of this workspace; empty in the first one. */
  readonly prefix: string
}

/** One block for each way; a single one is required where the command needs it. */
export const inputs = (blank: Blank): readonly InputBlock[] => {
  const all = blank.ways
  const initial = initialTexts(blank)
  return all.map(way => ({
    type: 'input',
    block_id: inputId(blank.name, way),
    label: plain(labelOf(blank, way), most.label),
    element: elementOf(blank, way, initial[way]),
    optional: blank.field.needed === 'no' || all.length > 1,
    ...hintOf(blank, way),
  }))
}

export const plain = (text: string, longest: number): PlainTextElement => ({
  type: 'plain_text',
  text: fitted(text, longest),
  emoji: false,
})

/** A State, a body or a choice as an option to pick. */
export const pickOption = (label: string, value: string): PlainTextOption => ({
  text: plain(label, most.optionText),
  value,
})

const labelOf = ({ name, field, ways }: Blank, way: Way): string => {
  const help = field.help.charAt(0).toUpperCase() + field.help.slice(1)
  const own = field.as === 'option' && field.help.toLowerCase() !== name ? `${help} (${name})` : help
  if (ways.length === 1) return own
  return { day: own, hour: 'Hour', person: own, words: 'Or in words' }[way as 'day' | 'hour' | 'person' | 'words']
}

const hints: Partial<Readonly<Record<Way, string>>> = { hour: 'As clocks show it where the event is.' }

/** A paste too long for a form goes another way. */
const PASTE = `At most ${most.inputLength.toLocaleString('en')} characters fit here. Longer: write to me directly, the command in the first line and the rest below it.`

const hintOf = ({ field }: Blank, way: Way): { readonly hint?: PlainTextElement } => {
  const hint = field.as === 'paste' ? PASTE : hints[way]
  return hint === undefined ? {} : { hint: plain(hint, most.label) }
}

/** Where what the field says at first stands. */
const initialTexts = ({ field, text, prefix }: Blank): Partial<Record<Way, string>> => {
  if (text === undefined || text === '') return {}
  if (field.kind === 'when' || field.kind === 'day') {
    const [, day, hour] = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?$/.exec(text) ?? []
    if (day === undefined) return { words: text }
    return { day, ...(hour === undefined ? {} : { hour }) }
  }
  if (field.kind === 'member') return userOf(text, prefix) === undefined ? { words: text } : { person: text }
  return { [waysOf(field)[0] ?? 'words']: text }
}

const elementOf = (blank: Blank, way: Way, initial: string | undefined): InputBlockElement => {
  const action = { action_id: inputId(blank.name, way) }
  switch (way) {
    case 'day':
      return { type: 'datepicker', ...action, ...given('initial_date', initial) }
    case 'hour':
      return { type: 'timepicker', ...action, ...given('initial_time', initial) }
    case 'state':
      return { ...searched(action, 'Type a name or a code'), ...given('initial_option', stateOption(initial)) }
    case 'option': {
      const options = optionsOf(blank.field)
      const chosen = options.find(({ value }) => value?.toLowerCase() === initial?.toLowerCase())
      const first = given('initial_option', chosen)
      return options.length > most.options
        ? { ...searched(action, 'Type how it begins'), ...first }
        : { type: 'static_select', ...action, options: [...options], ...first }
    }
    case 'person':
      return { type: 'users_select', ...action, ...given('initial_user', userOf(initial, blank.prefix)) }
    case 'number':
      return {
        type: 'number_input',
        ...action,
        is_decimal_allowed: false,
        min_value: '1',
        ...given('initial_value', initial !== undefined && /^\d{1,6}$/.test(initial) ? initial : undefined),
      }
    case 'words':
      return textElement(blank, initial)
  }
}

/** What is offered is asked for while somebody types. */
const searched = (action: { readonly action_id: string }, placeholder: string) =>
  ({
    type: 'external_select',
    ...action,
    min_query_length: 1,
    placeholder: plain(placeholder, most.placeholder),
  }) as const

const textElement = ({ name, field }: Blank, initial: string | undefined): InputBlockElement => ({
  type: 'plain_text_input',
  action_id: inputId(name, 'words'),
  multiline: field.as === 'paste',
  max_length: most.inputLength,
  placeholder: plain(field.example, most.placeholder),
  ...given('initial_value', initial !== undefined && initial.length <= most.inputLength ? initial : undefined),
})

const optionsOf = (field: Field<unknown>): readonly PlainTextOption[] =>
  field.kind === 'body'
    ? bodies.map(({ id, name }) => pickOption(`${id.replace('_', ' ')} · ${name}`, id))
    : (field.choices ?? []).map(choice => pickOption(choice, choice))

const stateOption = (typed: string | undefined): PlainTextOption | undefined => {
  const found = typed === undefined ? undefined : findState(typed)
  return found?.kind === 'one' ? pickOption(choiceLabel(found.iso3), found.iso3) : undefined
}

const userOf = (text: string | undefined, prefix: string): string | undefined => {
  const account = text === undefined ? undefined : readAccount(text)
  return account === undefined ? undefined : userIn([account], { prefix })
}

const given = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V }
