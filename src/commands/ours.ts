// Ours: parts of an answer that name people or places of the space, for its members only.
import type { Context } from '#src/conversation/context.ts'
import type { Block, Part } from '#src/reply/document.ts'

/** GREEN, for the space of whoever asked. */
export const ours = ({ actor }: Pick<Context, 'actor'>, blocks: readonly Block[], data?: unknown): Part => ({
  label: 'GREEN',
  space: actor.space.id,
  blocks,
  ...(data === undefined ? {} : { data }),
})
