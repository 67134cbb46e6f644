// Run: measures the rows of every file in `rows/`, or of those whose name holds a given word, and prints goal and reached. `--draw` draws the pictures anew.
import { readdir } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import type { Row } from './row.ts'

const wanted = process.argv.slice(2).filter(word => !word.startsWith('--'))
const files = (await readdir(`${import.meta.dirname}/rows`)).filter(name => name.endsWith('.ts')).sort()
const chosen = files.filter(name => wanted.length === 0 || wanted.some(word => name.includes(word)))

const print = (cells: readonly string[]): void => {
  const [work = '', goal = '', reached = '', verdict = ''] = cells
  process.stdout.write(`${work.padEnd(72)}${goal.padEnd(26)}${reached.padEnd(24)}${verdict}\n`)
}

process.stdout.write(
  `Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} (best below 1.5)\n\n`,
)
print(['work', 'goal', 'reached', ''])
let missed = 0
for (const file of chosen) {
  const { rows } = (await import(`./rows/${file}`)) as { rows: readonly Row[] }
  for (const row of rows) {
    const { reached, verdict } = await row.run()
    print([row.work, row.goal, reached, verdict])
    if (verdict === 'missed') missed++
  }
}
process.stdout.write(missed === 0 ? '\nEvery goal was reached.\n' : `\n${missed} not reached.\n`)
