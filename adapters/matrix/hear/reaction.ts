// Reaction: what a reaction to one of the bot's own messages says: claim, done or snooze, and nothing else ever.

/** Reactions travel in clear even in encrypted rooms: they may not carry a stance, a vote or a label. */
const verbs: readonly (readonly [string, readonly string[]])[] = [
  ['claim', ['✋', '🙋', '👍', '🖐']],
  ['done', ['✅', '✔', '☑', '🏁']],
  ['snooze', ['💤', '😴', '⏰', '🛌']],
]

/** The words to say, of those that the message offers; nothing for any other reaction. */
export const wordsOfReaction = (key: unknown, offered: readonly string[]): string | undefined => {
  if (typeof key !== 'string') return undefined
  // Skin tones and variation selectors change the look, not the meaning.
  const plain = key.replace(/[\u{1f3fb}-\u{1f3ff}\ufe0f\ufe0e]|\u200d.*/gu, '')
  const verb = verbs.find(([, signs]) => signs.includes(plain))?.[0]
  return verb === undefined ? undefined : offered.find(words => words === verb || words.startsWith(`${verb} `))
}

export interface Reaction {
  readonly target: string
  readonly key: string
}

/** What a reaction points at, in the form that clients send. */
export const reactionIn = (content: Readonly<Record<string, unknown>>): Reaction | undefined => {
  const relation = content['m.relates_to']
  if (typeof relation !== 'object' || relation === null) return undefined
  const { rel_type, event_id, key } = relation as Readonly<Record<string, unknown>>
  return rel_type === 'm.annotation' && typeof event_id === 'string' && typeof key === 'string'
    ? { target: event_id, key }
    : undefined
}
