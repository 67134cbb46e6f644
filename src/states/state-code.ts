// State codes: three and two letters, and the withdrawn ones of older data sets.
import { type Iso3, states } from './state.ts'

const codes: ReadonlyMap<string, Iso3> = new Map(
  // Three-letter codes come last: they win over a withdrawn code of another State.
  [
    ...states.flatMap(state => [state.iso2, ...state.otherCodes].map(code => [code, state.iso3] as const)),
    ...states.map(state => [state.iso3, state.iso3] as const),
  ],
)

/**
 * The State of a code that is the whole text, in capitals: "KEN", "KE", "ZAR". Printed texts need this strictness,
 * because "no", "in", "it" and "is" are words.
 */
export const stateByCode = (text: string): Iso3 | undefined => codes.get(text)
