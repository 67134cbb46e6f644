// agreementWithAll: how alike one State and every other vote, counted over packed ballots: a million of them in a moment.
import { type Iso3, iso3 } from '#src/states/state.ts'
import type { Agreement } from './agreement.ts'

export interface AgreementWith extends Agreement {
  readonly state: Iso3
}

/** A packed ballot: three letters of a code and one of the answer. */
const STEP = 4
const LETTERS = 26
const FIRST = 'A'.charCodeAt(0)
const [YES, NO, ABSTAINING] = ['Y', 'N', 'A'].map(letter => letter.charCodeAt(0))

/**
 * By State, in order of code; only those with which it gave an answer in at least one vote. Absence is never opposition:
 * a vote in which one of the two gave no answer says nothing about them.
 */
export const agreementWithAll = (state: Iso3, packed: readonly string[]): readonly AgreementWith[] => {
  const counts = { same: table(), opposed: table(), apart: table() }
  for (const ballots of packed) {
    const own = answerAt(ballots, state)
    if (!isGiven(own)) continue
    for (let at = 0; at < ballots.length; at += STEP) {
      const other = ballots.charCodeAt(at + STEP - 1)
      if (!isGiven(other)) continue
      const place = placeOf(ballots, at)
      counts[compared(own, other)][place] = (counts[compared(own, other)][place] ?? 0) + 1
    }
  }
  return Array.from({ length: LETTERS ** 3 }, (_, place) => place).flatMap(place => {
    const [same = 0, opposed = 0, apart = 0] = [counts.same[place], counts.opposed[place], counts.apart[place]]
    const code = codeAt(place)
    return same + opposed + apart === 0 || code === state
      ? []
      : [{ state: iso3(code), same, opposed, apart, compared: same + opposed + apart }]
  })
}

const table = (): Int32Array => new Int32Array(LETTERS ** 3)

const isGiven = (letter: number | undefined): letter is number =>
  letter === YES || letter === NO || letter === ABSTAINING

const compared = (a: number, b: number): 'same' | 'opposed' | 'apart' => {
  if (a === b) return 'same'
  return a === ABSTAINING || b === ABSTAINING ? 'apart' : 'opposed'
}

const answerAt = (ballots: string, state: Iso3): number | undefined => {
  for (let at = ballots.indexOf(state); at >= 0; at = ballots.indexOf(state, at + 1))
    if (at % STEP === 0) return ballots.charCodeAt(at + STEP - 1)
  return undefined
}

const placeOf = (ballots: string, at: number): number =>
  (ballots.charCodeAt(at) - FIRST) * LETTERS ** 2 +
  (ballots.charCodeAt(at + 1) - FIRST) * LETTERS +
  (ballots.charCodeAt(at + 2) - FIRST)

const codeAt = (place: number): string =>
  String.fromCharCode(
    FIRST + Math.floor(place / LETTERS ** 2),
    FIRST + (Math.floor(place / LETTERS) % LETTERS),
    FIRST + (place % LETTERS),
  )
