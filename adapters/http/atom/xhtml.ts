// XHTML: lines of a document as paragraphs, escaped.
import type { Block, Inline } from '#src/reply/document.ts'
import { escapeMarkup } from '#src/reply/escape-markup.ts'

/** What XML 1.0 cannot hold at all (2.2), and marks that reorder the text around them. */
const UNWANTED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g

/** Text that may stand in an element or in a quoted attribute. */
export const escapeXml = (text: string): string => escapeMarkup(text.toWellFormed().replace(UNWANTED, ''))

/** Each line as a paragraph; other blocks have no place in a short note. */
export const paragraphs = (blocks: readonly Block[]): string =>
  blocks.map(block => ('line' in block ? `<p>${block.line.map(inlineXhtml).join('')}</p>` : '')).join('')

const elements = { strong: 'strong', code: 'code', struck: 'del' } as const

const inlineXhtml = (inline: Inline): string => {
  if (typeof inline === 'string') return escapeXml(inline)
  if (inline.kind === 'strong' || inline.kind === 'code' || inline.kind === 'struck')
    return `<${elements[inline.kind]}>${escapeXml(inline.text)}</${elements[inline.kind]}>`
  return escapeXml(inline.text)
}
