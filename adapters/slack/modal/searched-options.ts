// Searched options: what a picker offers while somebody types into it: States, and choices that are too many for a menu.
import type { PlainTextOption } from '@slack/types'
import { most } from '#adapters/slack/show/limits.ts'
import type { Command } from '#src/conversation/command.ts'
import { nearest } from '#src/conversation/suggest.ts'
import { searchStates } from '#src/states/search-states.ts'
import { choiceLabel } from '#src/states/state.ts'
import { readNote } from './form-note.ts'
import { namedBy, type Way } from './input-ways.ts'
import { pickOption } from './inputs.ts'

/** The part of Slack's payload that is read. */
export interface Search {
  readonly action_id: string
  /** What is typed so far. */
  readonly value: string
  /** The form in which the picker stands. */
  readonly view?: { readonly private_metadata?: string } | undefined
}

/** At most a hundred, nearest first; none when the picker is none of ours. */
export const searchedOptions = (search: Search, menu: readonly Command[]): readonly PlainTextOption[] => {
  const named = namedBy(search.action_id)
  return named === undefined ? [] : (found[named.way]?.({ ...search, ...named, menu }) ?? [])
}

interface Asked extends Search {
  readonly field: string
  readonly menu: readonly Command[]
}

const found: Partial<Readonly<Record<Way, (asked: Asked) => readonly PlainTextOption[]>>> = {
  state: ({ value }) => searchStates(value, most.options).map(code => pickOption(choiceLabel(code), code)),
  option: ({ value, view, field, menu }) => {
    const verb = readNote(view?.private_metadata ?? '')?.verb
    const choices = menu.find(one => one.verb === verb)?.fields[field]?.choices ?? []
    return choicesLike(value, choices).map(choice => pickOption(choice, choice))
  },
}

/** Those that begin with what is typed, then those that hold it; the nearest when none does. */
const choicesLike = (typed: string, choices: readonly string[]): readonly string[] => {
  const said = typed.trim().toLowerCase()
  const holding = choices.filter(choice => choice.toLowerCase().includes(said))
  const first = holding.filter(choice => choice.toLowerCase().startsWith(said))
  const all = holding.length === 0 ? nearest(said, choices) : [...new Set([...first, ...holding])]
  return all.slice(0, most.options)
}
