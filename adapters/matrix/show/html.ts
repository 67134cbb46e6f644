// HTML: the tags that Matrix clients show, made only from typed parts, so that no text can become markup.
import { escapeMarkup } from '#src/reply/escape-markup.ts'

/** Markup that is safe to send. Only this file makes it. */
export type Html = string & { readonly [safe]: true }
declare const safe: unique symbol

/** What is used of the allowed set (Client-Server API, m.room.message msgtypes). */
const tags = [
  'h4', 'p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td',
] as const // biome-ignore format: a list reads best in few lines
type Tag = (typeof tags)[number]

export const escaped = (text: string): Html => escapeMarkup(text) as Html

export const joined = (parts: readonly Html[]): Html => parts.join('') as Html

export const element = (tag: Tag, ...content: readonly Html[]): Html =>
  (tag === 'br' ? '<br>' : `<${tag}>${content.join('')}</${tag}>`) as Html

/** Grey where colours are shown. */
export const grey = (content: Html): Html => `<span data-mx-color="#777777">${content}</span>` as Html

/** A link where its address is one that clients follow; else its text alone. */
export const link = (url: string, text: Html): Html =>
  /^(?:https?|mailto):/i.test(url) && URL.canParse(url) ? (`<a href="${escaped(url)}">${text}</a>` as Html) : text

/** A person as clients show them. */
export const pill = (user: string, text: Html): Html =>
  `<a href="https://matrix.to/#/${encodeURIComponent(user)}">${text}</a>` as Html
