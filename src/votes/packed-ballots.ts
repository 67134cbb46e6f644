// Packed ballots: the answers of one roll call in one short text, so that a record over thousands of votes is one read.
import { type Iso3, isIso3 } from '#src/states/state.ts'
import type { Answer, Ballots } from './ballot.ts'

const LETTERS: Readonly<Record<Answer, string>> = {
  'in-favour': 'Y',
  against: 'N',
  abstaining: 'A',
  absent: 'X',
  'not-voting': 'V',
  suspended: 'S',
}
const ANSWERS = new Map(Object.entries(LETTERS).map(([answer, letter]) => [letter, answer as Answer]))

/** `AFGYAGOA…`: a code of three letters and a letter for the answer, in order of code. */
export const packBallots = (ballots: Ballots): string =>
  [...ballots]
    .map(([state, answer]) => `${state}${LETTERS[answer]}`)
    .sort()
    .join('')

/** The ballots of a packed text. Throws when it is damaged. */
export const unpackBallots = (packed: string): Ballots => {
  const ballots = new Map<Iso3, Answer>()
  for (let at = 0; at < packed.length; at += 4) {
    const state = packed.slice(at, at + 3)
    const answer = ANSWERS.get(packed[at + 3] ?? '')
    if (answer === undefined || !isIso3(state)) throw new Error('packed ballots are damaged')
    ballots.set(state, answer)
  }
  return ballots
}

/** One State's answer without unpacking the rest. */
export const packedAnswer = (packed: string, state: Iso3): Answer | undefined => {
  for (let at = packed.indexOf(state); at >= 0; at = packed.indexOf(state, at + 1))
    if (at % 4 === 0) return ANSWERS.get(packed[at + 3] ?? '')
  return undefined
}
