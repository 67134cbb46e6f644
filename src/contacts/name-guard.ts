// Name guard: points out in free text what may be a person's name, a phone number, a handle or an address.

import { fold } from '#src/states/fold.ts'
import { lookUp } from '#src/states/state-names-index.ts'

export type SuspectKind = 'name' | 'phone' | 'handle' | 'email' | 'address'

/** A piece of text that could give somebody away. */
export interface Suspect {
  readonly kind: SuspectKind
  readonly text: string
  /** Where it begins, in UTF-16 units. */
  readonly at: number
}

/** Letters in either case: an inline `(?i:…)` behind `(?<=` missed, in a process that had run for long, what it found in a new one. */
const anyCase = (words: string): string =>
  words.replace(/(?<!\\)\p{L}/gu, letter => `[${letter}${letter.toUpperCase()}]`)

/** Titles after which a name follows, in the languages of these corridors. */
const TITLE = anyCase(
  '(?:mr|mrs|ms|mx|miss|dr|prof|amb|ambassador|minister|counsell?or|attach(?:é|e)|secretary|sir|lady|madam|h\\.?e|mme|mlle|monsieur|madame|m|docteur|ambassadeur|ambassadrice|sr|sra|señor|señora|embajador|embajadora|herr|frau|sheikh|sayyed|haji)',
)
const WORD = "\\p{Lu}[\\p{L}\\p{M}'’-]*\\p{L}"
const BEFORE = anyCase(
  '(?:met|saw|called|phoned|emailed|texted|asked|told|thanked|via|from|by|with|and|named|says|said|vu|rencontré|avec|con|llamé)',
)
const PARTICLE = '(?:al|el|bin|bint|ibn|van|von|der|den|de|da|dos|du|di|la|le|ter|ould|y)'

/** Each finds one kind; the more certain come first, and no two report the same words. */
const finders: readonly { readonly kind: SuspectKind; readonly pattern: RegExp }[] = [
  { kind: 'email', pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu },
  { kind: 'handle', pattern: /(?:https?:\/\/)?(?:t\.me|wa\.me|signal\.me|x\.com|twitter\.com|instagram\.com)\/\S+/giu },
  { kind: 'handle', pattern: /(?<![\p{L}\p{N}])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.:-]*[\p{L}\p{N}_])?/gu },
  {
    kind: 'phone',
    pattern:
      /(?<![\p{L}\p{N}/.-])(?!\d{4}-\d{2}-\d{2}(?!\d))(?:\+|00)?\(?\d(?:[\s().-]{0,2}\d){7,14}(?![\p{L}\p{N}/-])/gu,
  },
  {
    kind: 'address',
    pattern:
      /(?<![\p{L}\p{N}])(?:\d{1,4}(?:bis|ter)?,?\s+)?(?:rue|avenue|av\.|chemin|route|quai|place|boulevard|bd)\s+(?:de\s+la\s+|de\s+l['’]|des?\s+|du\s+)?\p{Lu}[\p{L}'’-]+(?:[ -]\p{Lu}[\p{L}'’-]+)*(?:\s+\d{1,4})?/giu,
  },
  {
    kind: 'address',
    pattern:
      /(?<![\p{L}\p{N}])\d{1,5}\s+(?:\p{Lu}[\p{L}'’.-]+\s+){1,4}(?:street|st\.|road|rd\.|avenue|ave\.|lane|drive)(?![\p{L}])/giu,
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `(?<=(?<![\\p{L}\\p{N}])${TITLE}\\.?\\s+)${WORD}(?:[ -](?:${PARTICLE}[ -])*${WORD}|\\s\\p{Lu}\\.)*`,
      'gu',
    ),
  },
  {
    kind: 'name',
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${WORD}|\\p{Lu}\\.)(?:[ -](?:${PARTICLE}[ -])*${WORD})+`, 'gu'),
  },
  {
    kind: 'name',
    pattern: new RegExp(`(?<=(?<![\\p{L}])${BEFORE}\\s)${WORD}(?![\\p{L}\\p{N}])`, 'gu'),
  },
  // Given names stand first in a note as often as after a verb: "Amina wants OP5 softer".
  {
    kind: 'name',
    pattern: new RegExp(
      `${WORD}(?=\\s(?:says?|said|wants?|told|asked|promised|thinks|prefers|fears|confirmed|will|would|is|was)(?![\\p{L}]))`,
      'gu',
    ),
  },
]

/** Words that are written with a capital and name no person here. */
const HARMLESS = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december geneva genève ginebra new york vienna brussels addis ababa nairobi hrc upr ga ecosoc un ohchr
  council committee assembly commission third general human rights high commissioner president bureau chair secretariat
  mission embassy capital ministry foreign affairs minister ambassador deputy permanent representative counsellor secretary
  first second expert desk room palais nations serpentine bar op pp operative preambular paragraph resolution draft
  amendment item agenda session text vote voting group eu african asian pacific western latin american caribbean eastern
  european arab oic nam core civil society space ngo ngos state states member members the they he she it we you i his her
  their our who and or but if when after before they're wants want no yes not maybe also only still today tomorrow
  yesterday next last this that these those all some most each both one two three`.split(/\s+/),
)

/**
 * What may give somebody away, in the order of the text. It points out, it does not judge: names of States, bodies, days
 * and the words of the work are left alone, and a name in small letters is not noticed.
 */
export const suspectsIn = (text: string): readonly Suspect[] => {
  const found: Suspect[] = []
  const masked = withoutStates(text)
  for (const { kind, pattern } of finders) {
    for (const match of masked.matchAll(pattern)) {
      const suspect = kind === 'name' ? withoutHarmless(match[0], match.index) : { text: match[0], at: match.index }
      if (suspect !== undefined && !found.some(other => overlaps(other, suspect))) found.push({ kind, ...suspect })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

/** The longest names of States have so many words. */
const LONGEST_NAME = 8

/** Blanks out names of States of several words, which would look like names of people; everything stays at its place. */
const withoutStates = (text: string): string => {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}’'()-]+/gu)].map(match => ({
    at: match.index,
    end: match.index + match[0].length,
  }))
  let masked = text
  let first = 0
  while (first < words.length) {
    const last = lastWordOfState(text, words, first)
    const [from, to] = [words[first], words[last ?? first]]
    if (last !== undefined && from !== undefined && to !== undefined)
      masked = masked.slice(0, from.at) + ' '.repeat(to.end - from.at) + masked.slice(to.end)
    first = (last ?? first) + 1
  }
  return masked
}

type Span = { readonly at: number; readonly end: number }

const lastWordOfState = (text: string, words: readonly Span[], first: number): number | undefined => {
  for (let last = Math.min(first + LONGEST_NAME, words.length) - 1; last > first; last--)
    if (isState(text.slice(words[first]?.at, words[last]?.end))) return last
  return undefined
}

type Piece = Pick<Suspect, 'text' | 'at'>

const overlaps = (a: Piece, b: Piece): boolean => a.at < b.at + b.text.length && b.at < a.at + a.text.length

/** Takes harmless words off both ends: of "Geneva Ambassador Amina Diallo" the name remains, of "New York" nothing. */
const withoutHarmless = (text: string, at: number): Piece | undefined => {
  if (isState(text)) return undefined
  const words = [...text.matchAll(/[^\s]+/gu)].map(match => ({ text: match[0], at: at + match.index }))
  const isHarmless = (word: Piece): boolean => HARMLESS.has(fold(word.text)) || isState(word.text) || isCode(word.text)
  const first = words.findIndex(word => !isHarmless(word))
  const last = words.findLastIndex(word => !isHarmless(word))
  const [from, to] = [words[first], words[last]]
  if (from === undefined || to === undefined) return undefined
  const kept = text.slice(from.at - at, to.at - at + to.text.length)
  return isState(kept) ? undefined : { text: kept, at: from.at }
}

const isState = (text: string): boolean => lookUp(fold(text)).length > 0

/** `OP5`, `L.12`, `HRC64`, `KEN`. */
const isCode = (word: string): boolean => /\d/.test(word) || /^[\p{Lu}.]{2,5}$/u.test(word)
