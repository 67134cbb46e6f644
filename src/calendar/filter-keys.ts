// Filter keys: `state:NPL`, `kind:deadline` …, and how the values of each are read.
import { type Choice, ok, type Refusal, type Result, refuse } from '#src/result.ts'
import { findState } from '#src/states/find-state.ts'
import { fold } from '#src/states/fold.ts'
import { choiceLabel, type Iso3 } from '#src/states/state.ts'
import { findBody, treatyBodies } from './body.ts'
import { asSlug, certainties, eventKinds } from './event.ts'
import { everything, type Filter } from './filter.ts'
import { precisions } from './when.ts'

/** One word of a filter as typed: `HRC`, or `state:NPL`. */
export interface FilterWord {
  readonly key?: string
  readonly text: string
}

/** What some words add; choices of its refusal replace those words alone. */
export type Addition = Result<Partial<Filter>>
const lists = ['bodies', 'countries', 'kinds', 'tags', 'certainties', 'precisions', 'events'] as const

/** The word as it can be typed again. */
export const typed = ({ key, text }: FilterWord): string =>
  `${key === undefined ? '' : `${key}:`}${/\s/.test(text) ? `"${text}"` : text}`

/** A filter with more in its lists; a later text wins. */
export const merge = (filter: Filter, addition: Partial<Filter>): Filter => {
  const merged: Record<string, unknown> = { ...filter, ...addition }
  for (const list of lists) merged[list] = unique([...filter[list], ...(addition[list] ?? [])])
  return merged as unknown as Filter
}

const unique = (values: readonly unknown[]): readonly unknown[] => [
  ...new Map(values.map(value => [JSON.stringify(value), value])).values(),
]

/** "Reviews" is review, "pre-sessions" presession. */
export const singular = (word: string): string => word.toLowerCase().replaceAll('-', '').replace(/s$/, '')

export const stateChoice = (iso3: Iso3): Choice => ({ label: choiceLabel(iso3), words: `state:${iso3}` })

/** The State of a name or code. */
export const readState = (text: string): Addition => {
  const match = findState(text)
  if (match.kind === 'one') return ok({ countries: [match.iso3] })
  return match.kind === 'ambiguous'
    ? refuse(`"${text}" can be more than one State. Which one?`, match.candidates.map(stateChoice))
    : refuse(
        `I did not find the State "${text}". Type its name in English, French or Spanish, or its ISO code.`,
        match.nearest.map(stateChoice),
      )
}

const oneOf =
  <T extends string>(key: string, list: readonly T[], wrap: (value: T) => Partial<Filter>) =>
  (text: string): Addition => {
    const found = list.find(value => value === text.toLowerCase() || value === singular(text))
    return found === undefined ? refuse(`${key}: takes one of ${list.join(', ')}, not "${text}".`) : ok(wrap(found))
  }

/** The keys of a filter, and how one value of each is read. */
const filterKeys: Readonly<Record<string, (text: string) => Addition>> = {
  body: text => {
    if (text.toLowerCase() === 'treaty') return ok({ bodies: treatyBodies })
    const body = findBody(text)
    return body === undefined
      ? refuse(`There is no body "${text}". Type for example body:HRC or body:CEDAW.`)
      : ok({ bodies: [body.id] })
  },
  state: readState,
  kind: oneOf('kind', eventKinds, kind => ({ kinds: [kind] })),
  tag: text => ok({ tags: [text.toLowerCase()] }),
  certainty: oneOf('certainty', certainties, certainty => ({ certainties: [certainty] })),
  precision: oneOf('precision', precisions, precision => ({ precisions: [precision] })),
  event: text => {
    const slug = asSlug(text)
    return slug === undefined
      ? refuse(`"${text}" is not the short name of an event, such as hrc-64.`)
      : ok({ events: [{ slug }] })
  },
}

/** Values of a key, with commas between them. */
export const readKeyed = (key: string, text: string): Addition => {
  if (key === 'text')
    return fold(text) === '' ? refuse('text: needs a word, for example text:civic') : ok({ text: text.trim() })
  const read = filterKeys[key]
  if (read === undefined)
    return refuse(
      `There is no filter "${key}:". Use ${[...Object.keys(filterKeys), 'text'].map(one => `${one}:`).join(' ')}`,
    )
  const values = text
    .split(',')
    .map(value => value.trim())
    .filter(value => value !== '')
  if (values.length === 0) return refuse(`${key}: needs a value after the colon.`)
  let filter: Partial<Filter> = {}
  for (const [index, value] of values.entries()) {
    const more = read(value)
    if (!more.ok) return refuseValue(more.refusal, { key, values, index })
    filter = merge({ ...everything, ...filter }, more.value)
  }
  return ok(filter)
}

const refuseValue = (
  { sentence, choices }: Refusal,
  { key, values, index }: { key: string; values: readonly string[]; index: number },
): Result<never> =>
  refuse(
    sentence,
    choices?.map(({ label, words }) => ({
      label,
      words: typed({ key, text: values.with(index, words.replace(`${key}:`, '')).join(',') }),
    })),
  )
