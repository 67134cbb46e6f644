// Difference table: the States on which two lists do not agree.
import type { Block } from '#src/reply/document.ts'
import { choiceLabel } from '#src/states/state.ts'
import { STANDING_WORDS } from '#src/votes/ballot.ts'
import type { Difference } from '#src/votes/vote.ts'

export const differenceTable = (differ: readonly Difference[], titles: readonly [string, string]): Block => ({
  kind: 'table',
  columns: ['State', ...titles],
  rows: differ.map(({ state, one, other }) => [
    choiceLabel(state),
    STANDING_WORDS[one ?? 'not-recorded'],
    STANDING_WORDS[other ?? 'not-recorded'],
  ]),
})
