// Input ways: with what each kind of field is filled in, and how what was picked is written as words.
import type { Field, FieldKind } from '#src/conversation/fields.ts'
import { picks } from '#src/conversation/only-picks.ts'

/** `words` is text; a field with several is filled in by the first that says something. */
export const ways = ['day', 'hour', 'state', 'option', 'person', 'number', 'words'] as const
export type Way = (typeof ways)[number]

const waysOfKind: Partial<Readonly<Record<FieldKind, readonly Way[]>>> = {
  state: ['state'],
  choice: ['option'],
  body: ['option'],
  number: ['number'],
  // Not every date is a day, and not every member is on Slack: both can be written as well.
  when: ['day', 'hour', 'words'],
  day: ['day', 'words'],
  member: ['person', 'words'],
}

export const waysOf = (field: Field<unknown>): readonly Way[] => waysOfKind[field.kind] ?? ['words']

/** The ways in which nothing can be written, only picked; none for a kind of field that is no pick. */
export const pickedWays = (field: Field<unknown>): readonly Way[] =>
  picks.includes(field.kind) ? waysOf(field).filter(way => way !== 'words') : []

/** Names the block and the element of one way to fill in one field. */
export const inputId = (field: string, way: Way): string => `${way}:${field}`

/** The way and the field that an id names; nothing when it is none of ours. */
export const namedBy = (id: string): { readonly field: string; readonly way: Way } | undefined => {
  const way = ways.find(one => id.startsWith(`${one}:`))
  return way === undefined ? undefined : { way, field: id.slice(way.length + 1) }
}

/** What an element holds when a view is submitted or something in it is picked. */
export interface Held {
  readonly value?: string | null
  readonly selected_option?: { readonly value: string } | null
  readonly selected_date?: string | null
  readonly selected_time?: string | null
  readonly selected_user?: string | null
}

/** `view.state.values`: what is held, by block and element. */
export type Values = Readonly<Record<string, Readonly<Record<string, Held>>>>

/**
 * What a field says: a day with its hour, a person as their account, else what was picked or written. `prefix` stands
 * before ids of this workspace.
 */
export const textHeld = (name: string, field: Field<unknown>, values: Values, prefix: string): string => {
  const held = (way: Way): Held => values[inputId(name, way)]?.[inputId(name, way)] ?? {}
  const words = held('words').value ?? ''
  const day = held('day').selected_date
  const hour = held('hour').selected_time
  const person = held('person').selected_user
  switch (waysOf(field)[0]) {
    case 'day':
      return [day, hour].filter(part => typeof part === 'string').join(' ') || words
    case 'person':
      return typeof person === 'string' ? `slack:${prefix}${person}` : words
    case 'state':
      return held('state').selected_option?.value ?? ''
    case 'option':
      return held('option').selected_option?.value ?? ''
    case 'number':
      return held('number').value ?? ''
    default:
      return words
  }
}
