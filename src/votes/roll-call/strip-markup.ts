// stripMarkup: the text of a page that was saved or copied as HTML.
import { type EditedText, replaced } from './edited-text.ts'

/** A tag, a comment, or what is never shown. Text that only mentions "<" is left alone. */
const TAG =
  /<(?:!--[^>]{0,2000}--|(?:script|style)\b[^>]{0,300}>[^<]{0,20000}<\/(?:script|style)|\/?([a-z][a-z0-9]{0,9})\b[^<>]{0,300})>/giu
const BLOCK = /^(?:p|br|div|li|ul|ol|tr|td|th|table|h[1-6]|dd|dt|dl|section|article|blockquote|hr|body|html)$/i
const FEWEST_TAGS = 2

/** Tags of paragraphs, lines and cells become line ends; all others vanish. */
export const stripMarkup = (text: EditedText): EditedText => {
  if (
    [...text.text.slice(0, 100_000).matchAll(/<(?:p|br|div|td|li|b|strong|em|span)\b[^<>]{0,300}>/gi)].length <
    FEWEST_TAGS
  )
    return text
  return replaced(text, TAG, ([, name = 'br']) => (BLOCK.test(name) ? '\n' : '')).edited
}
