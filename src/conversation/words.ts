// Words: what somebody typed, folded and cut into tokens.

/** One token of an utterance. `text` is what it says without quotes; `key` is set for `key:value`. */
export interface Token {
  readonly text: string
  readonly key?: string
  /** As typed, after folding: to say the words back. */
  readonly raw: string
}

/** An utterance cut up: the tokens of its first line, and the lines below it. */
export interface Words {
  readonly tokens: readonly Token[]
  readonly pasted: string
}

const folds: readonly (readonly [RegExp, string])[] = [
  [/[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]/g, '"'],
  [/[\u2018\u2019\u201a\u201b\u2032\u00b4`]/g, "'"],
  [/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-'],
  [/[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]/g, ' '],
  [/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, ''],
  [/\uff1a/g, ':'],
  [/\r\n?|[\u0085\u2028\u2029]/g, '\n'],
  [/[\u0000-\u0009\u000b-\u001f\u007f]/g, ''],
]

/** Quotes, dashes and spaces as a keyboard has them; marks that cannot be seen removed. */
export const foldTyping = (typed: string): string => folds.reduce((text, [from, to]) => text.replace(from, to), typed)

/** `key:value`, where the value may be quoted; a key is a lower-case word. A time (15:00) or an address (https://) is none. */
const OPTION = /^([a-z][a-z-]*):(?!\/\/)(.*)$/i
const TOKEN = /[^\s"]*"[^"]*"?|[^\s"]+/g

/** Cuts an utterance into words. Quotes keep spaces together: `title:"Civic space"`. */
export const cut = (typed: string): Words => {
  const folded = foldTyping(typed).trim()
  const [first = '', ...rest] = folded.split('\n')
  const tokens = [...first.matchAll(TOKEN)].map(match => toToken(match[0]))
  return { tokens, pasted: rest.join('\n').trim() }
}

const toToken = (raw: string): Token => {
  const option = OPTION.exec(raw)
  if (option?.[1] !== undefined) return { raw, key: option[1].toLowerCase(), text: unquoted(option[2] ?? '') }
  return { raw, text: unquoted(raw) }
}

/** What a word says without its quotes. */
export const unquoted = (text: string): string => text.replaceAll('"', '')

/** Tokens as they were typed. */
export const said = (tokens: readonly Token[]): string => tokens.map(token => token.raw).join(' ')

/** A word as it must be typed to be one token again. */
export const quoted = (text: string): string => (/\s/.test(text) ? `"${text.replaceAll('"', '')}"` : text)
