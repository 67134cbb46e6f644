// Furniture: what a page carries besides its text, such as page numbers and job numbers, and which may stand in a name.
import { type Region, regionsOf } from './region.ts'

/** Each with an example from United Nations documents. */
const PATTERNS: readonly RegExp[] = [
  /** 18/34 and 19/12/2023 */
  /(?<![\d/])\d{1,3}\/\d{1,3}(?:\/\d{2,4})?(?![\d/])/g,
  /** A/78/PV.50 */
  /(?<![A-Za-z0-9/])[AESTD]\/[A-Za-z0-9.-]{1,12}(?:\/[A-Za-z0-9.-]{1,12}){0,5}(?<![.-])/g,
  /** 23-41218, with an (E) and a running number */
  /(?<!\d)\d{2}-\d{5}(?!\d)(?: ?\([A-Z]\))?/g,
  /** GE.11-14421 */
  /(?<![A-Za-z])GE\.\d{2}-\d{4,6}(?: ?\([A-Z]\))?/g,
  /** Page 12 of 34, page 7 */
  /(?<![A-Za-z])[Pp](?:age|ágina|\.) ?\d{1,3}(?: (?:of|sur|de) \d{1,3})?(?!\d)/g,
  /** https://undocs.org/A/78/PV.50 */
  /(?:https?:\/\/|www\.)[^\s<>()]{1,200}/g,
  /** A line that is a number and nothing else */
  /(?<=\n[ \t]{0,40})\d{1,3}(?=[ \t]{0,40}\r?\n)/g,
]

/** The furniture of a text. Symbols of documents are among it: inside a list they are page heads. */
export const furnitureIn = (text: string): readonly Region[] => PATTERNS.flatMap(pattern => regionsOf(text, pattern))
