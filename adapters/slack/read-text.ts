// Read text: what somebody typed, as Slack wrote it down: unescaped once, its tokens for people, channels and links understood.
import { foldTyping } from '#src/conversation/words.ts'

/** Somebody, or a channel, that a text names. */
export interface Mention {
  readonly sign: '@' | '#'
  /** As Slack knows it in this workspace. */
  readonly id: string
  /** One word, when Slack put it beside the id. */
  readonly name?: string
}

/** A text in which a mark stands for each mention: what it is written as depends on where it stands. */
export interface ReadText {
  readonly words: string
  readonly mentions: readonly Mention[]
}

const TOKEN = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g

/** Marks begin and end with what is no character, and what nobody can type. */
const NO_CHARACTERS = /[\ufdd0\ufdd1]/g
export const MARK = /\ufdd0(\d+)\ufdd1/g

/** The words as typed, with a mark for each mention of somebody or of a channel. */
export const readText = (text: string): ReadText => {
  const mentions: Mention[] = []
  let words = ''
  let end = 0
  const typed = text.replaceAll(NO_CHARACTERS, '')
  for (const found of typed.matchAll(TOKEN)) {
    const mention = mentionIn(found)
    const token = mention === undefined ? tokenWords(found) : `\ufdd0${mentions.length}\ufdd1`
    if (mention !== undefined) mentions.push(mention)
    words += unescaped(typed.slice(end, found.index)) + token
    end = found.index + found[0].length
  }
  return { words: words + unescaped(typed.slice(end)), mentions }
}

/** The text with each mention written in some way; of a mark that is none of its own nothing is left. */
export const written = ({ words, mentions }: ReadText, as: (mention: Mention, at: number) => string = nameOf): string =>
  words.replaceAll(MARK, (_, digits: string) => {
    const mention = mentions[Number(digits)]
    return mention === undefined ? '' : as(mention, Number(digits))
  })

/** As people read it: `@ana`, `#general`. */
export const nameOf = ({ sign, id, name }: Mention): string => `${sign}${name ?? id}`

/** A name with spaces would fall apart into several words. */
export const oneWord = (name: string): string | undefined =>
  foldTyping(name)
    .replace(/["<>|]/g, '')
    .trim()
    .replace(/\s+/g, '.') || undefined

const mentionIn = ([, sign, id = '', label = '']: RegExpMatchArray): Mention | undefined => {
  if ((sign !== '@' && sign !== '#') || !/^[A-Z0-9]+$/i.test(id)) return undefined
  const name = oneWord(unescaped(label).replace(/^[@#]/, ''))
  return { sign, id, ...(name === undefined ? {} : { name }) }
}

const tokenWords = ([whole, sign, body = '', label]: RegExpMatchArray): string => {
  if (sign === '!') return broadcast(body, label)
  if (sign !== '' || body === '') return unescaped(whole)
  return linkWords(unescaped(body), label === undefined ? undefined : unescaped(label))
}

const EVERYBODY = /^(?:channel|here|everyone|group)$/

/** Nothing that calls people together is ever said back as such. */
const broadcast = (body: string, label: string | undefined): string => {
  if (EVERYBODY.test(body)) return `@${body}`
  return label === undefined || label === ''
    ? `@${body.replace(/^subteam\^.*/, 'group').replace(/\^.*/s, '')}`
    : unescaped(label)
}

/** `<http://example.org|example.org>` is what Slack made of "example.org"; a link with a text of its own is both. */
const linkWords = (url: string, label: string | undefined): string => {
  if (label === undefined || label === '' || label === url) return url.replace(/^(?:mailto|tel):/, '')
  const bare = url.replace(/^(?:https?:\/\/|mailto:|tel:)/, '')
  return bare.replace(/\/$/, '') === label.replace(/\/$/, '') ? label : `${label} ${url}`
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

const unescaped = (text: string): string => text.replace(/&(?:amp|lt|gt);/g, entity => ENTITIES[entity] ?? entity)
