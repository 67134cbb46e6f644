// Filter query: the filter of a page as the query of its address, and back.
import { type BodyId, bodies, treatyBodies } from '#src/calendar/body.ts'
import { type EventKind, eventKinds } from '#src/calendar/event.ts'
import { everything, type Filter } from '#src/calendar/filter.ts'
import type { FilterWord } from '#src/calendar/filter-keys.ts'
import { readFilter } from '#src/calendar/read-filter.ts'
import type { Result } from '#src/result.ts'

const KEYS = ['body', 'state', 'kind', 'text'] as const

/** Reads `body=treaty&state=NPL&kind=deadline`; empty values want everything. */
export const readQuery = (query: URLSearchParams): Result<Filter> => {
  const words: FilterWord[] = KEYS.flatMap(key => {
    const text = query
      .getAll(key)
      .filter(value => value.trim() !== '')
      .join(',')
    return text === '' ? [] : [{ key, text }]
  })
  return readFilter(words)
}

/** The address of the page of a filter. */
export const pageOf = (filter: Partial<Filter>): string => {
  const { bodies: of, countries, kinds, text } = { ...everything, ...filter }
  const query = new URLSearchParams()
  if (of.length > 0) query.set('body', isTreaty(of) ? 'treaty' : of.join(','))
  if (countries.length > 0) query.set('state', countries.join(','))
  if (kinds.length > 0) query.set('kind', kinds.join(','))
  if (text !== undefined) query.set('text', text)
  const tail = query.toString()
  return tail === '' ? '/' : `/?${tail}`
}

export const isTreaty = (of: readonly BodyId[]): boolean =>
  of.length === treatyBodies.length && treatyBodies.every(id => of.includes(id))

/** The bodies one can choose, "treaty bodies" among them. */
export const bodyChoices: readonly { readonly value: string; readonly name: string }[] = [
  { value: 'treaty', name: 'All treaty bodies' },
  ...bodies
    .filter(body => body.id !== 'OTHER' && body.id !== 'CHR')
    .map(body => ({ value: body.id, name: `${body.id.replace('_', ' ')} · ${body.name}` })),
]

export const kindChoices: readonly { readonly value: EventKind; readonly name: string }[] = eventKinds
  .filter(kind => kind !== 'task')
  .map(kind => ({ value: kind, name: `${kind[0]?.toUpperCase()}${kind.slice(1)}s` }))
