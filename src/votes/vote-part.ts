// Vote part: what is said of a vote, under the label that the vote has.
import type { Block, Part } from '#src/reply/document.ts'
import type { Vote } from './vote.ts'

/** Public votes are CLEAR; those of a space are for its members. */
export const votePart = (vote: Pick<Vote, 'public' | 'space'>, blocks: readonly Block[], data?: unknown): Part => ({
  label: vote.public ? 'CLEAR' : 'GREEN',
  ...(vote.public ? {} : { space: vote.space as NonNullable<Part['space']> }),
  blocks,
  ...(data === undefined ? {} : { data }),
})
