// findState: from what a person typed, or a page printed, to one State, a choice, or the nearest names. Never a guess.
import table from './ambiguous-names.json' with { type: 'json' }
import { fold } from './fold.ts'
import { nearestStates } from './nearest-states.ts'
import { type Iso3, iso3 } from './state.ts'
import { stateByCode } from './state-code.ts'
import { lookUp, type NameKind } from './state-names-index.ts'

export type StateMatch =
  /** `membership`: the name has several bearers, and only this one is among the members. */
  | { readonly kind: 'one'; readonly iso3: Iso3; readonly how: NameKind | 'code' | 'membership' }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Iso3[]; readonly why: string }
  | { readonly kind: 'none'; readonly nearest: readonly Iso3[] }

export interface FindOptions {
  /** The members of the body on the day of a printed text: settles names of two bearers, and asks for codes in capitals. */
  readonly among?: ReadonlySet<Iso3>
}

const MOST_CHOICES = 3

/**
 * Reads the whole text as a State: code, name in English, French or Spanish, alias or known misspelling, in any case,
 * accents and quotes. A State that is not among `among` is found all the same: whether it may stand there is for the
 * caller to judge.
 */
export const findState = (text: string, options: FindOptions = {}): StateMatch =>
  askedAlways(text, options) ??
  namedByMany(text, options) ??
  coded(text, options) ??
  named(text) ?? { kind: 'none', nearest: nearestStates(text, MOST_CHOICES) }

interface ManyBearers {
  readonly candidates: readonly Iso3[]
  readonly officialNameOf: Iso3 | undefined
  readonly why: string
}

const manyBearers: ReadonlyMap<string, ManyBearers> = new Map(
  table.ambiguous.flatMap(({ texts, candidates, officialNameOf, why }) =>
    texts.map(text => [
      fold(text),
      {
        candidates: candidates.map(iso3),
        officialNameOf: officialNameOf === undefined ? undefined : iso3(officialNameOf),
        why,
      },
    ]),
  ),
)

/** The folded names that have several bearers, or are short for another State than the one they name officially. */
export const namesOfMany: readonly string[] = [...manyBearers.keys()]

/** Keyed by lower case only: "Guinée" with its accent is a name, "Guinee" is not. */
const unsure: ReadonlyMap<string, readonly Iso3[]> = new Map(
  table.unsure.flatMap(({ texts, nearest }) => texts.map(text => [text.toLowerCase(), nearest.map(iso3)])),
)

const askedAlways = (text: string, { among }: FindOptions): StateMatch | undefined => {
  const nearest = among === undefined ? unsure.get(text.trim().normalize('NFC').toLowerCase()) : undefined
  return nearest && { kind: 'none', nearest }
}

const namedByMany = (text: string, { among }: FindOptions): StateMatch | undefined => {
  const bearers = manyBearers.get(fold(text))
  if (bearers === undefined) return undefined
  const { candidates, officialNameOf, why } = bearers
  if (among === undefined) return { kind: 'ambiguous', candidates, why }
  const [only, ...others] = candidates.filter(candidate => among.has(candidate))
  if (only !== undefined && others.length === 0 && only !== officialNameOf) return one(only, 'membership')
  return officialNameOf === undefined ? { kind: 'ambiguous', candidates, why } : one(officialNameOf, 'name')
}

const coded = (text: string, { among }: FindOptions): StateMatch | undefined => {
  const token = text.trim()
  const found = stateByCode(among === undefined ? token.toUpperCase() : token)
  return found && one(found, 'code')
}

const named = (text: string): StateMatch | undefined => {
  const [only, ...others] = lookUp(fold(text))
  if (only === undefined) return undefined
  if (others.length === 0) return one(only.iso3, only.kind)
  return {
    kind: 'ambiguous',
    candidates: [only, ...others].map(hit => hit.iso3),
    why: 'Several States bear this name.',
  }
}

const one = (found: Iso3, how: NameKind | 'code' | 'membership'): StateMatch => ({ kind: 'one', iso3: found, how })
