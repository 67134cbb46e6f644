// Vote query: which votes a page shows, as the query of its address.
import { ok, type Result, refuse } from '#src/result.ts'
import { findState } from '#src/states/find-state.ts'
import type { Iso3 } from '#src/states/state.ts'
import { VOTING_BODIES, type VotingBody } from '#src/votes/voting-body.ts'

export interface VoteQuery {
  readonly body?: VotingBody
  /** Only votes in which this State is recorded. */
  readonly state?: Iso3
  readonly text?: string
  /** First and last year, each included. */
  readonly from?: number
  readonly to?: number
  /** Counted from 1. */
  readonly page: number
}

/** PostgreSQL takes no NUL in a text. */
const CONTROLS = /[\u0000-\u001f\u007f]/g

/** Reads `body=HRC&state=NPL&text=syria&from=2011&to=2014&page=2`; empty values want everything. */
export const readVoteQuery = (query: URLSearchParams): Result<VoteQuery> => {
  const given = (key: string): string => (query.get(key) ?? '').replace(CONTROLS, '').trim().slice(0, 80)
  const body = VOTING_BODIES.find(one => one === given('body').toUpperCase())
  if (given('body') !== '' && body === undefined)
    return refuse(`There are no votes of "${given('body')}". Choose one of: ${VOTING_BODIES.join(', ')}.`)
  const named = given('state') === '' ? undefined : findState(given('state'))
  if (named !== undefined && named.kind !== 'one')
    return refuse(`"${given('state')}" is not one State that I know. Choose it from the list.`)
  for (const key of ['from', 'to', 'page'])
    if (!/^\d{0,4}$/.test(given(key))) return refuse(`"${given(key)}" is no number. Type a year such as 2014.`)
  const [from, to, page] = ['from', 'to', 'page'].map(key => Number(given(key)))
  return ok({
    ...(body === undefined ? {} : { body }),
    ...(named === undefined ? {} : { state: named.iso3 }),
    ...(given('text') === '' ? {} : { text: given('text') }),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    page: page || 1,
  })
}

/** The address of another page of the same votes. */
export const queryOf = ({ body, state, text, from, to, page }: VoteQuery): string => {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries({ body, state, text, from, to, page: page === 1 ? undefined : page }))
    if (value !== undefined) query.set(key, String(value))
  return query.size === 0 ? '/votes' : `/votes?${query}`
}
