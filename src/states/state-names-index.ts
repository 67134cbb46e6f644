// The index of names: every name, alias, former name and misspelling under its folded form.
import { fold } from './fold.ts'
import more from './more-names.json' with { type: 'json' }
import { type Iso3, iso3, LANGS, type State, states } from './state.ts'

/** name: short, formal or press form in any of the three languages; alias: any other right form, former names too. */
export type NameKind = 'name' | 'alias' | 'misspelling'

export interface NameHit {
  readonly iso3: Iso3
  readonly kind: NameKind
  /** Of a former name: the last day it was in use, ISO. */
  readonly until?: string
}

const hit = (code: Iso3, kind: NameKind) => (name: string) => [name, { iso3: code, kind }] as const

const namesOf = (state: State): readonly (readonly [string, NameHit])[] => [
  ...LANGS.flatMap(lang => [state.names[lang].short, state.names[lang].formal]).map(hit(state.iso3, 'name')),
  ...LANGS.flatMap(lang => state.pressNames?.[lang] ?? []).map(hit(state.iso3, 'name')),
  ...state.aliases.map(hit(state.iso3, 'alias')),
  ...state.formerNames.map(
    ({ name, until }) =>
      [name, { iso3: state.iso3, kind: 'alias', ...(until === undefined ? {} : { until }) }] as const,
  ),
  ...state.misspellings.map(hit(state.iso3, 'misspelling')),
]

const moreNames: readonly (readonly [string, NameHit])[] = more.names.flatMap(record => [
  ...(record.aliases ?? []).map(hit(iso3(record.iso3), 'alias')),
  ...(record.misspellings ?? []).map(hit(iso3(record.iso3), 'misspelling')),
])

/** Folds and groups; of two hits on one State the first, that is the more official, stays. */
const indexed = (pairs: readonly (readonly [string, NameHit])[]): ReadonlyMap<string, readonly NameHit[]> => {
  const index = new Map<string, NameHit[]>()
  for (const [name, found] of pairs) {
    const folded = fold(name)
    const hits = index.get(folded) ?? []
    if (!hits.some(other => other.iso3 === found.iso3)) index.set(folded, [...hits, found])
  }
  return index
}

/** From folded name to the States that bear it; codes are not in it. */
export const stateNamesIndex: ReadonlyMap<string, readonly NameHit[]> = indexed([
  ...states.flatMap(namesOf),
  ...moreNames,
])

/** The States that bear this folded name: mostly none or one, two where `findState` would ask. */
export const lookUp = (folded: string): readonly NameHit[] => stateNamesIndex.get(folded) ?? []
