// Draft card: what is put to a vote, and who stands behind it since when.
import type { Context } from '#src/conversation/context.ts'
import { type Block, heading, line, type Part } from '#src/reply/document.ts'
import type { Sponsor } from '#src/votes/draft.ts'
import type { NumberedDraft } from '#src/votes/vote-ledger.ts'
import { stateNames } from './state-names.ts'
import { draftName, votePart } from './vote-card.ts'

export const draftCard = (draft: NumberedDraft, { reader }: Pick<Context, 'reader'>): Part => {
  const { kind, theme, follows, about, question, sponsors, voteAskedBy } = draft
  const names = (of: readonly Sponsor[]): string =>
    stateNames(
      of.map(one => one.state),
      reader,
    )
  const standing = sponsors.filter(one => one.withdrew === undefined)
  const withdrew = sponsors.filter(one => one.withdrew !== undefined)
  const facts: readonly (string | undefined)[] = [
    `${kind}, ${draft.body.replace('_', ' ')}${draft.session === undefined ? '' : `, session ${draft.session}`}${theme === undefined ? '' : `, theme ${theme}`}`,
    about === undefined ? undefined : `Changes ${about}`,
    question === undefined ? undefined : `Question put: ${question}`,
    follows === undefined ? undefined : `Compares with ${follows}`,
    standing.length === 0 ? undefined : `Sponsors (${standing.length}): ${names(standing)}`,
    withdrew.length === 0
      ? undefined
      : `Withdrew: ${withdrew.map(one => `${names([one])} (${one.withdrew})`).join(', ')}`,
    voteAskedBy === undefined ? undefined : `The vote was asked for by ${stateNames([voteAskedBy], reader)}`,
  ]
  const blocks: Block[] = [
    heading(draftName(draft)),
    ...facts.flatMap(fact => (fact === undefined ? [] : [line(fact)])),
  ]
  return votePart(draft, blocks, draft)
}
