// Subscribe: the address of a feed for a filter, and the ways into a calendar program, with what each tells to whom.
import { treatyBodies } from '#src/calendar/body.ts'
import { publicFeedPath } from '#src/calendar/feed-path.ts'
import { everything, type Filter, filterInWords } from '#src/calendar/filter.ts'
import { nameOf } from '#src/states/state.ts'
import { isTreaty, pageOf } from './filter-query.ts'
import { element, fragment, type Html } from './html.ts'
import { section } from './layout.ts'

/** The part of the page from which one subscribes to what it shows. */
export const subscribe = (filter: Filter, publicUrl: string): Html => {
  const path = publicFeedPath(filter)
  return section(
    'subscribe',
    'Subscribe in your calendar',
    path === undefined
      ? element('p', {}, 'A search for words has no feed. Choose a body, a State or a kind of event.')
      : ways(filter, `${publicUrl}${path}`),
    suggestions(filter),
  )
}

const ways = (filter: Filter, url: string): Html => {
  const webcal = url.replace(/^https?:/, 'webcal:')
  const encoded = encodeURIComponent(webcal)
  return fragment(
    element(
      'p',
      {},
      'This feed holds ',
      element('strong', {}, named(filter)),
      '. It updates by itself when something moves.',
    ),
    element(
      'ul',
      { class: 'buttons' },
      element(
        'li',
        {},
        element('a', { class: 'button', href: webcal }, 'Add to my calendar (Apple, Thunderbird, phone)'),
      ),
      element('li', {}, outside(`https://calendar.google.com/calendar/r?cid=${encoded}`, 'Google Calendar')),
      element(
        'li',
        {},
        outside(`https://outlook.office.com/calendar/0/addfromweb?url=${encodeURIComponent(url)}`, 'Outlook'),
      ),
    ),
    element(
      'label',
      {},
      'Or copy the address (Nextcloud, Proton, others)',
      element('input', { readonly: true, value: url }),
    ),
    element(
      'p',
      { class: 'warning' },
      'Whoever runs your calendar sees this address, and with it what you follow. Google and Outlook fetch it from their own servers and keep a copy. ',
      'They may take hours to a day to show a change: the feed is not an alarm.',
    ),
  )
}

const outside = (href: string, text: string): Html =>
  element('a', { class: 'button', href, rel: 'noreferrer external' }, text)

/** The filter as people say it: "deadlines of treaty bodies on Nepal". */
export const named = (filter: Filter): string => {
  const { bodies, kinds, countries, text } = filter
  if (text !== undefined) return filterInWords(filter)
  const what = kinds.length === 0 ? 'everything' : kinds.map(kind => `${kind}s`).join(' and ')
  const who =
    bodies.length === 0 ? '' : ` of ${isTreaty(bodies) ? 'treaty bodies' : bodies.join(', ').replaceAll('_', ' ')}`
  const where = countries.length === 0 ? '' : ` on ${countries.map(iso3 => nameOf(iso3, 'en')).join(', ')}`
  return `${what}${who}${where}`
}

/** Narrower wishes, one click away. */
const suggestions = (filter: Filter): Html | undefined => {
  const narrower = [
    { ...filter, kinds: ['deadline'] as const },
    ...(filter.bodies.length === 0
      ? [
          { ...filter, bodies: treatyBodies },
          { ...filter, bodies: treatyBodies, kinds: ['deadline'] as const },
          { ...filter, bodies: ['HRC', 'UPR'] as const },
          { ...filter, bodies: ['UPR'] as const, kinds: ['deadline'] as const },
        ]
      : []),
  ].filter(one => pageOf(one) !== pageOf(filter))
  if (filter.text !== undefined || narrower.length === 0) return undefined
  return fragment(
    element('p', {}, 'Or only:'),
    element(
      'ul',
      {},
      ...narrower.map(one =>
        element(
          'li',
          {},
          element('a', { href: `${pageOf(one)}#subscribe` }, capital(named({ ...everything, ...one }))),
        ),
      ),
    ),
  )
}

const capital = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}`
