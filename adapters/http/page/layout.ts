// Layout: what every page has around its own content.
import { type Child, element, fragment, type Html } from './html.ts'

export interface Page {
  readonly title: string
  readonly description: string
  readonly content: readonly Child[]
}

/** A whole page. It works without JavaScript; there is none. */
export const layout = ({ title, description, content }: Page): Html =>
  element(
    'html',
    { lang: 'en' },
    element(
      'head',
      {},
      element('meta', { charset: 'utf-8' }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { name: 'color-scheme', content: 'light dark' }),
      element('meta', { name: 'description', content: description }),
      element('title', {}, title),
      element('link', { rel: 'stylesheet', href: '/style.css' }),
      element('link', { rel: 'alternate', type: 'application/atom+xml', title: 'What changed', href: '/changes.atom' }),
    ),
    element(
      'body',
      {},
      element('a', { class: 'skip', href: '#content' }, 'Skip to the content'),
      element(
        'header',
        {},
        element('a', { href: '/', class: 'brand' }, 'Palais'),
        ' ',
        element('span', {}, 'the United Nations human rights calendar'),
        element(
          'nav',
          { 'aria-label': 'Main' },
          element('a', { href: '/' }, 'Calendar'),
          element('a', { href: '/#changes' }, 'Changes'),
          element('a', { href: '/#subscribe' }, 'Subscribe'),
          element('a', { href: '/#states' }, 'States'),
          element('a', { href: '/votes' }, 'Votes'),
        ),
      ),
      element('main', { id: 'content' }, ...content),
      element(
        'footer',
        {},
        element('p', {}, 'Dates move. Each entry names its sources; follow them before you travel or submit.'),
        element('p', {}, 'This page sets no cookies, runs no scripts and asks no other site for anything.'),
      ),
    ),
  )

/** A heading with its section, which the heading names for a screen reader. */
export const section = (id: string, title: string, ...children: readonly Child[]): Html =>
  element(
    'section',
    { id, 'aria-labelledby': `${id}-title` },
    element('h2', { id: `${id}-title` }, title),
    fragment(...children),
  )
