// Chart: a picture with the table behind it, and what all drawings of the product share.
import type { Picture } from './document.ts'

/** A picture, and the same facts as a table. */
export interface Chart {
  readonly picture: Picture
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** What XML 1.0 cannot hold, and marks that reorder the text around them. */
const UNWANTED = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(UNWANTED, '')
    .replace(/[&<>"]/g, character => ENTITIES[character] ?? '')

/** How a text stands: pixels of its size, and where it is held; regular, at its start and in full ink otherwise. */
export interface Lettering {
  readonly size: number
  readonly weight?: 'bold'
  readonly anchor?: 'middle' | 'end'
  readonly faint?: true
}

/** A text with its foot at a point. */
export const lettered = (text: string, [x, y]: readonly [number, number], look: Lettering): string =>
  `<text x="${round(x)}" y="${round(y)}" font-size="${look.size}"${look.weight === undefined ? '' : ' font-weight="bold"'}` +
  `${look.anchor === undefined ? '' : ` text-anchor="${look.anchor}"`} fill="currentColor"` +
  `${look.faint === undefined ? '' : ' fill-opacity="0.65"'}>${escaped(text)}</text>`

/** A width of letters that fits most texts into so many pixels; the end is cut off. */
export const fitted = (text: string, size: number, width: number): string => {
  const most = Math.floor(width / (size * 0.62))
  const letters = Array.from(text)
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}

/** The whole drawing. `pieces` are finished SVG. */
export const drawn = (
  [width, height]: readonly [number, number],
  pieces: readonly string[],
  definitions: string = '',
): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="DejaVu Sans, Verdana, sans-serif" role="img">` +
  `${definitions === '' ? '' : `<defs>${definitions}</defs>`}${pieces.join('')}</svg>`

/** To a tenth of a pixel. */
export const round = (value: number): number => Math.round(value * 10) / 10
