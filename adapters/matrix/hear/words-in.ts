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
  readonly formatted_body?: unknown
  readonly 'm.mentions'?: unknown
  readonly 'm.relates_to'?: unknown
}

/** `!vote …` and `!contact …` are short for `!un vote …`. */
const SHORT = ['vote', 'contact']

/** Without the root word or the mention. Notices are never answered, lest two programs talk for ever; edits say nothing new. */
export const wordsIn = (content: Said, ear: Ear): string | undefined => {
  if (content.msgtype !== 'm.text' || typeof content.body !== 'string') return undefined
  if (isEdit(content['m.relates_to'])) return undefined
  const text = withoutQuote(content.body).trim()
  const called = calledOut(text, ear) ?? mentioned(text, content, ear)
  if (called !== undefined) return called
  return ear.kind === 'direct' && text !== '' ? text : undefined
}

const FILES: ReadonlySet<unknown> = new Set(['m.image', 'm.file', 'm.audio', 'm.video'])

/** A file, a picture or a recording, where whoever sent it waits for an answer. */
export const isFile = ({ msgtype, 'm.relates_to': relation }: Said, { kind }: Pick<Ear, 'kind'>): boolean =>
  kind === 'direct' && FILES.has(msgtype) && !isEdit(relation)

const isEdit = (relation: unknown): boolean =>
  typeof relation === 'object' && relation !== null && 'rel_type' in relation && relation.rel_type === 'm.replace'

/** Older clients put what is answered before the answer, each line behind `> `. */
const withoutQuote = (body: string): string =>
  body.startsWith('> <') ? body.replace(/^(?:> [^\n]*\n?)+\n?/, '') : body

const calledOut = (text: string, { root, kind }: Ear): string | undefined => {
  const [, sign, word = '', rest = ''] = /^([!/]?)([a-z][a-z0-9-]*)(?!\S)([\s\S]*)$/i.exec(text) ?? []
  const lower = word.toLowerCase()
  // Whoever comes from Slack writes it as there, and in a conversation of two it is meant, however it begins.
  if (lower === root && (sign === '!' || kind === 'direct')) return rest.trim()
  return sign === '!' && SHORT.includes(lower) ? `${lower}${rest}`.trim() : undefined
}

/** `@un:example.org: next`, `Palais, next`; where a client says who is meant, the name may stand anywhere. */
const mentioned = (text: string, content: Said, ear: Ear): string | undefined => {
  const rest = afterName(text, content, ear) ?? aroundName(text, content, ear)
  return rest === undefined ? undefined : (calledOut(rest, { ...ear, kind: 'direct' }) ?? rest)
}

const afterName = (text: string, content: Said, ear: Ear): string | undefined => {
  for (const name of namesOf(ear)) {
    if (!text.toLowerCase().startsWith(name.toLowerCase())) continue
    const rest = text.slice(name.length)
    // A bare name may be a word like any other: people meet in a Palais.
    const isName = /^[@[]/.test(name) || ear.kind === 'direct' || isPointedAt(content, ear)
    if (rest === '' || (isName ? /^[\s:,]/ : /^\s*[:,]/).test(rest)) return rest.replace(/^\s*[:,]?\s*/, '')
  }
  return undefined
}

const aroundName = (text: string, content: Said, ear: Ear): string | undefined => {
  if (!isPointedAt(content, ear)) return undefined
  for (const name of namesOf(ear)) {
    const at = ` ${text} `.toLowerCase().search(new RegExp(`\\s${RegExp.escape(name.toLowerCase())}[\\s.,:;!?]`))
    if (at >= 0)
      return `${text.slice(0, at).trimEnd()}${text.slice(at + name.length)}`.replace(/[\s.,:;!?]+$/, '').trim()
  }
  return undefined
}

/** The longest first. Element X writes a person as a link. */
const namesOf = ({ user, name }: Ear): readonly string[] => {
  const bare = [user, user.slice(0, user.indexOf(':')), `@${name}`, name].filter(one => one.length > 1)
  return [...bare.map(one => `[${one}](https://matrix.to/#/${user})`), ...bare]
}

/** The client says that the bot is meant (intentional mentions), or one from before they came made a link of its name. */
const isPointedAt = ({ 'm.mentions': told, formatted_body: html }: Said, { user }: Ear): boolean => {
  if (typeof told !== 'object' || told === null)
    return typeof html === 'string' && html.includes(`https://matrix.to/#/${user}`)
  return 'user_ids' in told && Array.isArray(told.user_ids) && told.user_ids.includes(user)
}
