// HTML as a typed tree: text is escaped because it is text, not because somebody thought of it.
import { escapeMarkup } from '#src/reply/escape-markup.ts'

declare const markup: unique symbol
/** Finished markup. Only `element` makes it. */
export interface Html {
  readonly [markup]: true
  readonly text: string
}

export type Child = Html | string | number | undefined | readonly Child[]
/** A value of `undefined` leaves the attribute out, `true` writes it bare. */
export type Attributes = Readonly<Record<string, string | number | true | undefined>>

const made = (text: string): Html => ({ text }) as Html

/** Elements without an end. */
const VOID = new Set(['meta', 'link', 'input', 'br', 'hr', 'img'])

/** An element with attributes and children. Throws on an address that is neither of this site nor http(s), webcal or mailto. */
export const element = (tag: string, attributes: Attributes = {}, ...children: readonly Child[]): Html => {
  const opening = `<${tag}${Object.entries(attributes).map(attribute).join('')}>`
  return made(VOID.has(tag) ? opening : `${opening}${children.map(childText).join('')}</${tag}>`)
}

/** Several elements without one around them. */
export const fragment = (...children: readonly Child[]): Html => made(children.map(childText).join(''))

/** SVG that the product drew itself, from numbers and escaped text. */
export const drawing = (svg: string): Html => made(svg)

export const htmlDocument = (root: Html): string => `<!doctype html>\n${root.text}\n`

const childText = (child: Child): string => {
  if (child === undefined) return ''
  if (typeof child === 'string' || typeof child === 'number') return escaped(String(child))
  return 'text' in child ? child.text : child.map(childText).join('')
}

const attribute = ([name, value]: readonly [string, string | number | true | undefined]): string => {
  if (value === undefined) return ''
  if (value === true) return ` ${name}`
  const text = String(value)
  if ((name === 'href' || name === 'src' || name === 'action') && !SAFE.test(text)) throw new Error(`unsafe ${name}`)
  return ` ${name}="${escaped(text)}"`
}

const SAFE = /^(?:https?:\/\/|webcal:\/\/|mailto:|\/(?!\/)|#|\?)/

/** Marks that reorder text, and control characters, do not belong on a page either. */
const escaped = (text: string): string =>
  escapeMarkup(text.replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, ''))
