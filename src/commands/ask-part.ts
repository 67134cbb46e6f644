// Ask part: a piece of an answer about an ask; the whole space may read it where AMBER may be read.
import type { Ask } from '#src/contacts/ask.ts'
import type { Context } from '#src/conversation/context.ts'
import type { Block, Part } from '#src/reply/document.ts'

export const askPart = (
  { name }: Pick<Ask, 'name'>,
  { actor }: Pick<Context, 'actor'>,
  blocks: readonly Block[],
  more: Pick<Part, 'data' | 'picks'> = {},
): Part => ({
  label: 'AMBER',
  space: actor.space.id,
  blocks,
  pointer: `AMBER record ${name}: open it at the console or in an encrypted Matrix conversation.`,
  ...more,
})
