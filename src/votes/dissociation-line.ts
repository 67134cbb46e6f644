// Dissociation line: which States joined the consensus, but not all of the text.
import type { Reader } from '#src/calendar/say-when.ts'
import type { Draft } from './draft.ts'
import { stateNames } from './state-names.ts'

/** "Dissociated: Hungary (OP 3), Poland"; undefined where none did. */
export const dissociationLine = (
  { dissociations }: Pick<Draft, 'dissociations'>,
  reader: Pick<Reader, 'language'>,
): string | undefined => {
  const states = dissociations.map(
    ({ state, from }) => `${stateNames([state], reader)}${from === undefined ? '' : ` (${from})`}`,
  )
  return states.length === 0 ? undefined : `Dissociated: ${states.join(', ')}`
}
