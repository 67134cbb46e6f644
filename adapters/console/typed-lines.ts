// Typed lines: from what somebody types or pastes at the prompt to utterances.
import type { Choice } from '#src/result.ts'

/** The lines that came at once, as utterances: a command that takes a paste takes all lines below it, others one line each. */
export const utterancesIn = (lines: readonly string[], takesPaste: (line: string) => boolean): readonly string[] => {
  const start = lines.findIndex(takesPaste)
  const single = (start === -1 ? lines : lines.slice(0, start)).filter(line => line.trim() !== '')
  return start === -1 ? single : [...single, lines.slice(start).join('\n').trimEnd()]
}

/** Without the root word, which is welcome and not needed: `un next`, `/un next`, `!un next`. */
export const withoutRoot = (words: string, root: string): string => {
  const [, first = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(words) ?? []
  return first.toLowerCase().replace(/^[/!]/, '') === root ? rest : words
}

/** What is meant: the words of a number that was shown, else the words as they are. */
export const meant = (words: string, shown: readonly Choice[]): string =>
  /^\s*\d{1,3}\s*$/.test(words) ? (shown[Number(words) - 1]?.words ?? words) : words
