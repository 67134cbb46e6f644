// State options: the States to pick from while somebody types into the picker.
import type { PlainTextOption } from '@slack/types'
import { most } from '#adapters/slack/show/limits.ts'
import { searchStates } from '#src/states/search-states.ts'
import { choiceLabel } from '#src/states/state.ts'
import { namedBy } from './input-ways.ts'
import { pickOption } from './inputs.ts'

/** At most a hundred, nearest first; none when the picker is not one of States. */
export const stateOptions = (actionId: string, typed: string): readonly PlainTextOption[] =>
  namedBy(actionId)?.way === 'state'
    ? searchStates(typed, most.options).map(code => pickOption(choiceLabel(code), code))
    : []
