// Feed path: the addresses of public feeds, and the filter that each stands for.

import { type Iso3, isIso3, nameOf } from '#src/states/state.ts'
import { type BodyId, bodies, isBodyId, treatyBodies } from './body.ts'
import { type EventKind, eventKinds, type Slug } from './event.ts'
import { everything, type Filter } from './filter.ts'

const ROOT = '/feeds/public/'

/**
 * Reads `/feeds/public/<bodies>[-<kinds>][/state/<States>].ics` or `/feeds/public/state/<States>.ics`, any case.
 * Bodies are `all`, `treaty`, or bodies joined by dots; kinds are plurals joined by dots; States are ISO codes joined by
 * dots: `hrc.upr-deadlines/state/npl.lka.ics`. The dot is an unreserved character (RFC 3986, 2.3), which no reader
 * re-encodes. Undefined when it is no such address.
 */
export const readFeedPath = (path: string): Filter | undefined => {
  const lower = path.toLowerCase()
  if (!lower.startsWith(ROOT) || !lower.endsWith('.ics')) return undefined
  const [what = '', states, more] = `/${lower.slice(ROOT.length, -'.ics'.length)}`.split('/state/')
  if (more !== undefined) return undefined
  const kindsAt = KINDS.exec(what)
  const bodiesPart = readBodies(what.slice(1, kindsAt?.index), states)
  const countries = states === undefined ? [] : readStates(states)
  if (bodiesPart === undefined || countries === undefined) return undefined
  const kinds = (kindsAt?.[1]?.split('.') ?? []).map(plural => plural.slice(0, -1) as EventKind)
  return inOrder({ ...everything, bodies: bodiesPart, countries, kinds })
}

/** The address of a filter that is made of bodies, kinds and States only; undefined for any other. */
export const publicFeedPath = (filter: Filter): string | undefined => {
  const { tags, certainties, precisions, events, text } = filter
  if (tags.length + certainties.length + precisions.length + events.length > 0 || text !== undefined) return undefined
  const { bodies: of, kinds, countries } = inOrder(filter)
  const who = of.length === 0 ? 'all' : isTreaty(of) ? 'treaty' : of.map(bodySlug).join('.')
  const what = kinds.length === 0 ? who : `${who}-${kinds.map(kind => `${kind}s`).join('.')}`
  const states = countries.map(iso3 => iso3.toLowerCase()).join('.')
  if (states === '') return `${ROOT}${what}.ics`
  return what === 'all' ? `${ROOT}state/${states}.ics` : `${ROOT}${what}/state/${states}.ics`
}

/** What a public feed is called: "UN human rights calendar: HRC, deadlines, Nepal". */
export const publicFeedName = (filter: Filter): string => {
  const words = [
    ...(isTreaty(filter.bodies) ? ['treaty bodies'] : filter.bodies),
    ...filter.kinds.map(kind => `${kind}s`),
    ...filter.countries.map(iso3 => nameOf(iso3, 'en')),
  ]
  return ['UN human rights calendar', words.join(', ')].filter(part => part !== '').join(': ')
}

/** The page of one public event. */
export const eventPath = (slug: Slug): string => `/event/${slug}`

/** The same filter for the same wish, however it was put. */
const inOrder = (filter: Filter): Filter => ({
  ...filter,
  bodies: bodies.map(body => body.id).filter(id => filter.bodies.includes(id)),
  countries: [...new Set(filter.countries)].sort(),
  kinds: eventKinds.filter(kind => filter.kinds.includes(kind)),
  tags: [...new Set(filter.tags)].sort(),
})

const KINDS = new RegExp(`-((?:${eventKinds.join('s|')}s)(?:\\.(?:${eventKinds.join('s|')}s))*)$`)

const bodySlug = (id: BodyId): string => id.toLowerCase().replaceAll('_', '-')

const isTreaty = (of: readonly BodyId[]): boolean =>
  of.length === treatyBodies.length && treatyBodies.every(id => of.includes(id))

/** Nothing before `/state/` means all; nothing at all is no address. */
const readBodies = (text: string, states: string | undefined): readonly BodyId[] | undefined => {
  if (text === 'all' || (text === '' && states !== undefined)) return []
  if (text === 'treaty') return treatyBodies
  const ids = text.split('.').map(slug => slug.toUpperCase().replaceAll('-', '_'))
  return ids.every(isBodyId) ? ids : undefined
}

const readStates = (text: string): readonly Iso3[] | undefined => {
  const codes = text.split('.').map(code => code.toUpperCase())
  return codes.every(isIso3) ? codes : undefined
}
