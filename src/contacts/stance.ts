// Stance: what a State said it would do about an ask, on the fixed scale that counts add up.
import { ok, type Result, refuse } from '#src/result.ts'

export const STANCES = [
  'co-sponsor',
  'in-favour',
  'lean-in-favour',
  'undecided',
  'lean-against',
  'against',
  'abstain',
  'absent',
] as const
export type Stance = (typeof STANCES)[number]

/** The words of a stance in a reply. */
export const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  'co-sponsor': 'co-sponsor',
  'in-favour': 'in favour',
  'lean-in-favour': 'leaning in favour',
  undecided: 'undecided',
  'lean-against': 'leaning against',
  against: 'against',
  abstain: 'will abstain',
  absent: 'will be absent',
}

/** What people type, on a phone above all. */
const TYPED: Readonly<Record<string, Stance>> = {
  co: 'co-sponsor',
  cosponsor: 'co-sponsor',
  sponsor: 'co-sponsor',
  y: 'in-favour',
  yes: 'in-favour',
  favour: 'in-favour',
  favor: 'in-favour',
  infavour: 'in-favour',
  infavor: 'in-favour',
  ly: 'lean-in-favour',
  leanyes: 'lean-in-favour',
  leaningyes: 'lean-in-favour',
  leaninfavour: 'lean-in-favour',
  leaninfavor: 'lean-in-favour',
  leaninginfavour: 'lean-in-favour',
  u: 'undecided',
  undecided: 'undecided',
  open: 'undecided',
  ln: 'lean-against',
  leanno: 'lean-against',
  leaningno: 'lean-against',
  leanagainst: 'lean-against',
  leaningagainst: 'lean-against',
  n: 'against',
  no: 'against',
  against: 'against',
  a: 'abstain',
  abs: 'abstain',
  abstain: 'abstain',
  abstains: 'abstain',
  abstaining: 'abstain',
  absent: 'absent',
}

/** Reads a stance as typed: `ly`, `lean-yes`, `in favour`. */
export const readStance = (text: string): Result<Stance> => {
  const stance = TYPED[text.toLowerCase().replace(/[\s_-]+/g, '')]
  return stance === undefined
    ? refuse(
        'I could not read the stance. Type co (co-sponsor), y (in favour), ly (leaning in favour), u (undecided), ln (leaning against), n (against), a (will abstain) or absent.',
      )
    : ok(stance)
}

/** Where a stance points; `none` for who has not made up their mind. */
export type Side = 'yes' | 'no' | 'abstain' | 'absent' | 'none'

const SIDES: Readonly<Record<Stance, Side>> = {
  'co-sponsor': 'yes',
  'in-favour': 'yes',
  'lean-in-favour': 'yes',
  undecided: 'none',
  'lean-against': 'no',
  against: 'no',
  abstain: 'abstain',
  absent: 'absent',
}

export const sideOf = (stance: Stance): Side => SIDES[stance]

/** Whether it was said as an inclination only. */
export const isLean = (stance: Stance): boolean => stance === 'lean-in-favour' || stance === 'lean-against'
