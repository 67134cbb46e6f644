// Leaves: everything that stands anywhere in a message, to look at it all.
import type { SlackMessage } from '#adapters/slack/show/slack-message.ts'

/** Every object in it. */
export const leavesOf = (value: unknown): readonly Record<string, unknown>[] => {
  if (typeof value !== 'object' || value === null) return []
  const own = Array.isArray(value) ? [] : [value as Record<string, unknown>]
  return [...own, ...Object.values(value).flatMap(leavesOf)]
}

/** Everything that is shown as words. */
export const wordsOf = (messages: readonly SlackMessage[]): string =>
  messages
    .flatMap(message => leavesOf(message.blocks))
    .map(leaf => (typeof leaf.text === 'string' ? leaf.text : typeof leaf.alt_text === 'string' ? leaf.alt_text : ''))
    .join('')
