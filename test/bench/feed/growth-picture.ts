// Growth picture: what an answer costs as the database grows, drawn for the documentation.
import { writeFile } from 'node:fs/promises'

/** Measured with so many events in the database. */
export interface Growth {
  readonly events: number
  /** Microseconds of CPU time for a 304. */
  readonly unchanged: number
  /** Microseconds of CPU time for a whole feed of fifty events, compressed. */
  readonly whole: number
  /** Milliseconds from the first read of the database until feeds can be answered. */
  readonly ready: number
  /** Octets of memory of the whole process. */
  readonly memory: number
}

const WIDTH = 640
const HEIGHT = 300
const LEFT = 60
const BOTTOM = 250
const TOP = 40

/** Draws `feed-growth.svg` beside the rows. */
export const drawGrowth = (steps: readonly Growth[]): Promise<void> =>
  writeFile(`${import.meta.dirname}/../feed-growth.svg`, picture(steps))

const picture = (steps: readonly Growth[]): string => {
  const highest = 10 * Math.ceil(Math.max(...steps.map(step => Math.max(step.unchanged, step.whole))) / 8)
  const x = (events: number) => LEFT + (Math.log10(events / 100) / 3) * (WIDTH - LEFT - 90)
  const y = (cost: number) => BOTTOM - (cost / highest) * (BOTTOM - TOP)
  const curve = (of: (step: Growth) => number) =>
    steps.map(step => `${x(step.events).toFixed(1)},${y(of(step)).toFixed(1)}`).join(' ')
  const last = steps.at(-1) as Growth
  const ticks = [0, highest / 2, highest]
  const words = steps.map(
    step => `${step.events.toLocaleString('en')} events: ${step.unchanged.toFixed(0)} and ${step.whole.toFixed(0)} µs`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="12" fill="#555">
<title>CPU time of one answer as the database grows</title>
<desc>Unchanged (304) and whole (200, gzip, 50 events). ${words.join('; ')}.</desc>
<text x="${LEFT}" y="20" font-size="14">CPU time of one answer (µs) by events in the database</text>
${ticks.map(tick => `<path d="M${LEFT} ${y(tick)}H${WIDTH - 90}" stroke="#999" stroke-opacity=".4"/><text x="${LEFT - 8}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`).join('\n')}
${steps.map(step => `<text x="${x(step.events).toFixed(1)}" y="${BOTTOM + 20}" text-anchor="middle">${step.events.toLocaleString('en')}</text>`).join('\n')}
<polyline points="${curve(step => step.whole)}" fill="none" stroke="#b3592d" stroke-width="2"/>
<polyline points="${curve(step => step.unchanged)}" fill="none" stroke="#2d6fb3" stroke-width="2"/>
<text x="${(x(last.events) + 8).toFixed(1)}" y="${(y(last.whole) + 4).toFixed(1)}" fill="#b3592d">whole</text>
<text x="${(x(last.events) + 8).toFixed(1)}" y="${(y(last.unchanged) + 4).toFixed(1)}" fill="#2d6fb3">unchanged</text>
</svg>
`
}
