// Read text: what somebody typed, as Slack wrote it down: unescaped once, its tokens for people, channels and links understood.

/** Ids of an account or a channel as we name them: `U1` in the first workspace, `T2/U1` in another. */
type Prefix = string

const TOKEN = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g

/** The words as typed; people and channels as `<@U123|ana>` and `<#C123|general>`, which the readers of accounts know. */
export const readText = (text: string, prefix: Prefix = ''): string => {
  let words = ''
  let end = 0
  for (const found of text.matchAll(TOKEN)) {
    words += unescaped(text.slice(end, found.index)) + tokenWords(found, prefix)
    end = found.index + found[0].length
  }
  return words + unescaped(text.slice(end))
}

const tokenWords = ([whole, sign, body = '', label]: RegExpMatchArray, prefix: Prefix): string => {
  if (sign === '@' || sign === '#') return `<${sign}${prefix}${body}${label === undefined ? '' : `|${oneWord(label)}`}>`
  if (sign === '!') return broadcast(body, label)
  if (body === '') return unescaped(whole)
  return linkWords(unescaped(body), label === undefined ? undefined : unescaped(label))
}

/** A name with spaces would fall apart into several words. */
const oneWord = (label: string): string => unescaped(label).replace(/\s+/g, '.').replace(/[<>|]/g, '')

/** Nothing that calls people together is ever said back as such. */
const broadcast = (body: string, label: string | undefined): string =>
  label === undefined || label === ''
    ? `@${body.replace(/^subteam\^.*/, 'group').replace(/\^.*/s, '')}`
    : unescaped(label)

/** `<http://example.org|example.org>` is what Slack made of "example.org"; a link with a text of its own is both. */
const linkWords = (url: string, label: string | undefined): string => {
  if (label === undefined || label === '' || label === url) return url.replace(/^mailto:/, '')
  const bare = url.replace(/^(?:https?:\/\/|mailto:|tel:)/, '')
  return bare.replace(/\/$/, '') === label.replace(/\/$/, '') ? label : `${label} ${url}`
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

const unescaped = (text: string): string => text.replace(/&(?:amp|lt|gt);/g, entity => ENTITIES[entity] ?? entity)
