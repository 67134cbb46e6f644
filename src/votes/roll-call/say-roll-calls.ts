// sayRollCalls: printed roll calls in words, for people at a terminal.
import { ANSWER_WORDS, ANSWERS } from '#src/votes/ballot.ts'
import type { PrintedRollCall } from './printed-roll-call.ts'

/** One block for each vote: its head, its lists as codes, and what does not fit, with the line where it stands. */
export const sayRollCalls = (rollCalls: readonly PrintedRollCall[], text: string): string => {
  if (rollCalls.length === 0) return 'No vote was found in this text.'
  return rollCalls.map(rollCall => sayRollCall(rollCall, text)).join('\n\n')
}

const sayRollCall = (
  { body, date, votes, printed, outcome, outcomeFrom, symbols, findings }: PrintedRollCall,
  text: string,
): string =>
  [
    [body ?? 'Body not known', date ?? 'day not known', ...symbols.slice(0, 3)].join(' · '),
    `${outcome.replaceAll('-', ' ')}${outcomeFrom === 'count' ? ' (counted; the text does not say)' : ''}`,
    ...ANSWERS.filter(answer => votes[answer].length > 0 || printed[answer] !== undefined).map(
      answer => `${ANSWER_WORDS[answer]} ${votes[answer].length}: ${votes[answer].join(' ')}`,
    ),
    ...findings.map(finding => `! line ${lineOf(text, finding.at)}, ${finding.code}: ${finding.text}`),
  ].join('\n')

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length
