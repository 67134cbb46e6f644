// Chart: a picture on a page, with the table behind it.
import type { Chart } from '#src/reply/chart.ts'
import { drawing, element, fragment, type Html } from './html.ts'

/** The picture in the page, a caption under it, and the same as a table to open. */
export const chartFigure = ({ picture, columns, rows }: Chart, caption: string): Html =>
  fragment(
    element(
      'figure',
      {},
      element('div', { role: 'img', 'aria-label': picture.alt }, drawing(picture.svg)),
      element('figcaption', { class: 'note' }, caption),
    ),
    element('details', {}, element('summary', {}, 'The same as a table'), table(columns, rows)),
  )

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): Html =>
  element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...columns.map(name => element('th', { scope: 'col' }, name)))),
    element('tbody', {}, ...rows.map(row => element('tr', {}, ...row.map(cell => element('td', {}, cell))))),
  )
