// Fill: somebody who fills in a modal of Slack, and what Slack then sends.
import type { InputBlock, ModalView } from '@slack/types'
import type { Held, Values } from '#adapters/slack/modal/input-ways.ts'
import type { SubmittedView } from '#adapters/slack/modal/submitted.ts'

export const inputsIn = (view: ModalView): readonly InputBlock[] =>
  view.blocks.filter((block): block is InputBlock => block.type === 'input')

/** What an input holds before anybody touched it. */
const heldAtFirst = ({ element }: InputBlock): Held => {
  switch (element.type) {
    case 'static_select':
    case 'external_select':
      return { selected_option: element.initial_option ? { value: String(element.initial_option.value) } : null }
    case 'datepicker':
      return { selected_date: element.initial_date ?? null }
    case 'timepicker':
      return { selected_time: element.initial_time ?? null }
    case 'users_select':
      return { selected_user: element.initial_user ?? null }
    case 'number_input':
    case 'plain_text_input':
      return { value: element.initial_value ?? null }
    default:
      throw new Error(`nobody can fill in ${element.type}`)
  }
}

/** The element's own way to hold a text. */
export const heldBy = ({ element }: InputBlock, text: string): Held => {
  switch (element.type) {
    case 'static_select':
    case 'external_select':
      return { selected_option: { value: text } }
    case 'datepicker':
      return { selected_date: text }
    case 'timepicker':
      return { selected_time: text }
    case 'users_select':
      return { selected_user: text }
    default:
      return { value: text }
  }
}

/** The view with these inputs filled in, by block, and the others left as they were. */
export const fill = (view: ModalView, texts: Readonly<Record<string, string>>): SubmittedView => {
  const values: Values = Object.fromEntries(
    inputsIn(view).map(input => {
      const id = String(input.block_id)
      const text = texts[id]
      const action = String((input.element as { action_id?: string }).action_id)
      return [id, { [action]: text === undefined ? heldAtFirst(input) : heldBy(input, text) }]
    }),
  )
  return { private_metadata: view.private_metadata ?? '', state: { values } }
}
