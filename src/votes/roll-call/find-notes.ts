// findNotes: sentences beside the record that change no ballot: later intentions, suspensions, other votes.
import { choiceLabel, type Iso3 } from '#src/states/state.ts'
import type { Entry } from './read-list.ts'
import type { Region } from './region.ts'
import { sheetOf } from './sheet.ts'
import { tokensOf } from './token.ts'

/** Somebody says how they had meant to vote. */
const INTENTION = new RegExp(
  [
    'intend(?:ed|ing|s)? to (?:have )?(?:vote|abstain)',
    'intention (?:was|had been|of|is) (?:to )?(?:vot|abst)',
    '(?:should|would|meant to|wish(?:ed|es)? to) (?:have )?(?:be(?:en)? )?(?:recorded|voted|reflected)',
    "(?:eu |avait |avaient )?l['’]intention de (?:voter|s['’]abstenir)",
    "(?:entend|compt)ai(?:t|ent) (?:voter|s['’]abstenir)",
    'intenci[oó]n (?:de|era|había sido) (?:votar|abstenerse)',
    '(?:quer[ií]an?|pensaban?|se propon[ií]an?) (?:haber )?(?:votar|votado|abstenerse)',
  ].join('|'),
  'giu',
)

/** Where such a sentence begins, when nothing else parts it from the list before it. */
const OPENING =
  /(?:[[*†‡] ?)?(?:Subsequently|Later|Afterwards|After the vote|Par la suite|Ultérieurement|Après le vote|Posteriormente|Más tarde|Ulteriormente|The delegations? of|The representatives? of|La délégation|Les délégations|La delegación|Las delegaciones|\[)/giu

/** Another vote on the same text that is not printed here. */
const OTHER_VOTE =
  /voted to (?:retain|delete|keep)|(?:separate|paragraph-by-paragraph|single-paragraph) (?:recorded )?votes?|votes? (?:was|were) (?:also )?(?:taken|requested) on (?:operative|preambular|paragraph)|was retained by|vote séparé|votes séparés|mis aux voix séparément|votación separada|votaciones separadas/giu

const SUSPENSION = /suspen(?:ded|sion|du|due|dido|dida|dus|didos|dió|dieron)/giu

const LONGEST = 600

export interface Note extends Region {
  readonly text: string
}

export const laterIntentions = (text: string): readonly Note[] =>
  merged(matches(text, INTENTION).map(at => sentenceAround(text, at, OPENING)))

/** Sentences that tell of a suspension of rights. */
export const suspensions = (text: string): readonly Note[] =>
  merged(matches(text, SUSPENSION).map(at => sentenceAround(text, at))).filter(({ text: sentence }) =>
    /rights?|droits?|derechos?|membership/iu.test(sentence),
  )

/** Offsets at which the text speaks of another vote. */
export const otherVotes = (text: string): readonly number[] => matches(text, OTHER_VOTE)

const matches = (text: string, pattern: RegExp): readonly number[] =>
  [...text.matchAll(pattern)].map(({ index }) => index)

/** From the last full stop, bracket or blank line before, to the next one after; at most 600 characters to each side. */
const sentenceAround = (text: string, at: number, opening?: RegExp): Note => {
  const start = Math.max(0, at - LONGEST)
  const before = text.slice(start, at)
  const boundary = lastEnd(before)
  const opened = opening && [...before.matchAll(opening)].find(({ index }) => index >= boundary)?.index
  const from = start + (opened ?? boundary)
  const rest = text.slice(at, at + LONGEST)
  const end = /[.!?]?\](?!\()|[.!?](?=\s|$)|\n[ \t\r]*\n/u.exec(rest)
  const to = at + (end === null ? rest.length : end.index + end[0].trimEnd().length)
  return { from, to, text: text.slice(from, to).trim() }
}

const lastEnd = (text: string): number => [...text.matchAll(/[.!?:;](?=\s)|\n[ \t\r]*\n|[[*†‡]/gu)].at(-1)?.index ?? 0

const merged = (notes: readonly Note[]): readonly Note[] =>
  notes.filter((note, index) => note.from >= (notes[index - 1]?.to ?? -1))

/** The States without rights on the day that such sentences name. */
export const suspendedIn = (notes: readonly Note[], suspended: ReadonlySet<Iso3>): readonly Entry[] =>
  notes.flatMap(note => {
    const tokens = tokensOf(note.text.replace(/['’]s(?![\p{L}])/gu, ''), [], [])
    const found = sheetOf(tokens, 'capitals').names.flatMap(hits =>
      hits.flatMap(({ meaning }) => (meaning === 'ask' ? [] : meaning)),
    )
    return [...new Set(found.map(({ iso3 }) => iso3))]
      .filter(iso3 => suspended.has(iso3))
      .map(iso3 => ({ iso3, answer: 'suspended', at: note.from, name: choiceLabel(iso3) }))
  })
