// Count picture: the three forecasts as bars of one length, with the numbers written into them.
import type { Picture } from '#src/reply/document.ts'
import type { Count, Forecast } from './count.ts'

const WIDTH = 720
const LEFT = 70
const BAR = 34
const GAP = 12
const TOP = 8

/** In the order of the bar: told apart by lightness and pattern as well as by colour. */
const segments: readonly {
  readonly votes: keyof Forecast
  readonly fill: string
  readonly ink: string
  readonly word: string
}[] = [
  { votes: 'yes', fill: '#0b5fa5', ink: '#ffffff', word: 'yes' },
  { votes: 'unknown', fill: 'url(#unknown)', ink: '#1a1a1a', word: 'unknown' },
  { votes: 'abstain', fill: '#c9c9c9', ink: '#1a1a1a', word: 'abstain' },
  { votes: 'absent', fill: '#ececec', ink: '#1a1a1a', word: 'absent' },
  { votes: 'no', fill: '#f2a33a', ink: '#1a1a1a', word: 'no' },
]

/** The picture; its numbers stand in the answer beside it. */
export const countPicture = (count: Pick<Count, 'worst' | 'likely' | 'best'>): Picture => {
  const bars = (['worst', 'likely', 'best'] as const).map((name, row) =>
    bar(name, count[name], TOP + row * (BAR + GAP)),
  )
  const height = TOP + 3 * (BAR + GAP)
  return {
    name: 'count',
    alt: `Votes as they might fall. ${(['worst', 'likely', 'best'] as const).map(name => `${name}: ${sayForecast(count[name])}`).join('. ')}.`,
    svg:
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="DejaVu Sans, Verdana, sans-serif" role="img">` +
      '<defs><pattern id="unknown" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="#ffffff"/><rect width="2" height="7" fill="#8a8a8a"/></pattern></defs>' +
      `${bars.join('')}</svg>`,
  }
}

/** "24 yes, 9 unknown, 3 abstain, 11 no"; what is nought is left out. */
const sayForecast = (forecast: Forecast): string =>
  segments.flatMap(({ votes, word }) => (forecast[votes] === 0 ? [] : [`${forecast[votes]} ${word}`])).join(', ')

const bar = (name: string, forecast: Forecast, y: number): string => {
  const total = segments.reduce((sum, { votes }) => sum + forecast[votes], 0)
  const scale = (WIDTH - LEFT - 8) / Math.max(total, 1)
  let x = LEFT
  const pieces = segments.map(({ votes, fill, ink, word }) => {
    const width = forecast[votes] * scale
    const from = x
    x += width
    if (width === 0) return ''
    const label = width > 78 ? `${forecast[votes]} ${word}` : String(forecast[votes])
    return (
      `<rect x="${from.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" fill="${fill}" stroke="#ffffff"/>` +
      `<text x="${(from + width / 2).toFixed(1)}" y="${y + 22}" font-size="13" text-anchor="middle" fill="${ink}"${votes === 'unknown' ? ' stroke="#ffffff" stroke-width="3" paint-order="stroke"' : ''}>${label}</text>`
    )
  })
  return `<text x="4" y="${y + 22}" font-size="13" fill="currentColor">${name}</text>${pieces.join('')}`
}
