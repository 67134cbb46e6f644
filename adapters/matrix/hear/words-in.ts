// Words in: what a Matrix message says to the bot, or nothing when it is not meant for it.

export interface Ear {
  /** The bot's own user id, and the name that people see. */
  readonly user: string
  readonly name: string
  /** The word that begins a command, bare: `un`. */
  readonly root: string
  readonly kind: 'room' | 'direct'
}

interface Said {
  readonly msgtype?: unknown
  readonly body?: unknown
  readonly 'm.relates_to'?: unknown
}

/** `!vote …` and `!contact …` are short for `!un vote …`. */
const SHORT = ['vote', 'contact']

/** Without the root word or the mention. Notices are never answered, lest two programs talk for ever; edits say nothing new. */
export const wordsIn = (content: Said, ear: Ear): string | undefined => {
  if (content.msgtype !== 'm.text' || typeof content.body !== 'string') return undefined
  if (isEdit(content['m.relates_to'])) return undefined
  const text = withoutQuote(content.body).trim()
  const called = calledOut(text, ear) ?? afterMention(text, ear)
  if (called !== undefined) return called.trim()
  return ear.kind === 'direct' && text !== '' ? text : undefined
}

const isEdit = (relation: unknown): boolean =>
  typeof relation === 'object' && relation !== null && 'rel_type' in relation && relation.rel_type === 'm.replace'

/** Older clients put what is answered before the answer, each line behind `> `. */
const withoutQuote = (body: string): string =>
  body.startsWith('> <') ? body.replace(/^(?:> [^\n]*\n?)+\n?/, '') : body

const calledOut = (text: string, { root }: Ear): string | undefined => {
  const [, word = '', rest = ''] = /^!([a-z][a-z0-9-]*)(?!\S)([\s\S]*)$/i.exec(text) ?? []
  const lower = word.toLowerCase()
  if (lower === root) return rest
  return SHORT.includes(lower) ? `${lower}${rest}` : undefined
}

/** `@un:example.org: next`, `Palais, next`: what clients write when somebody is picked from a list. */
const afterMention = (text: string, { user, name }: Ear): string | undefined => {
  const local = user.slice(0, user.indexOf(':'))
  for (const called of [user, local, `@${name}`, name]) {
    if (called.length < 2 || !text.toLowerCase().startsWith(called.toLowerCase())) continue
    const rest = text.slice(called.length)
    if (rest === '' || /^[\s:,]/.test(rest)) return rest.replace(/^\s*[:,]?\s*/, '')
  }
  return undefined
}
