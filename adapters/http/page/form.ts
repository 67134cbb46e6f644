// Form: the fields of the forms that choose what a page shows; they work without scripts.
import { nameOf, states } from '#src/states/state.ts'
import { element, type Html } from './html.ts'

export interface Choices {
  readonly label: string
  readonly name: string
  /** What is chosen; empty for everything. */
  readonly value: string
  /** The words for everything. */
  readonly all: string
  readonly choices: readonly { readonly value: string; readonly name: string }[]
}

export const selectField = ({ label, name, value, all, choices }: Choices): Html =>
  element(
    'label',
    {},
    label,
    element(
      'select',
      { name },
      ...[{ value: '', name: all }, ...choices].map(one =>
        element('option', { value: one.value, selected: one.value === value ? true : undefined }, one.name),
      ),
    ),
  )

export const textField = (
  label: string,
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
): Html => element('label', {}, label, element('input', { name, ...attributes }))

/** All States that are there today, by name. */
export const stateChoices: readonly { readonly value: string; readonly name: string }[] = states
  .filter(state => state.status === 'member' || state.status === 'observer')
  .map(state => ({ value: state.iso3, name: nameOf(state.iso3, 'en') }))
  .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
