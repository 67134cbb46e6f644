// Event fields: what the commands that change an event have in common.
import type { Certainty } from '#src/calendar/event.ts'
import type { When } from '#src/calendar/when.ts'
import { choiceField, option, textField } from '#src/conversation/fields.ts'

export const whyField = option(textField({ help: 'reason', example: 'room not free' }))
export const sourceField = option(textField({ help: 'source', example: 'Order of the Day, 9 March' }))

/** At risk is said with a reason, by a command of its own. */
export const certaintyField = option(
  choiceField(['confirmed', 'provisional', 'estimated'], { help: 'how sure', example: 'provisional' }),
)

/** A date that somebody types is confirmed unless they say otherwise; bounds are provisional. */
export const certaintyOf = (said: Certainty | undefined, when: When): Certainty =>
  said ?? (when.kind === 'bounds' ? 'provisional' : 'confirmed')
