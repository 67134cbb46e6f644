// Prove: the long form of the kills, 200 unless said otherwise: `npm run prove:matrix -- 50 --seed 3`.
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { kill } from './killing.ts'
import { flawless } from './losses.ts'
import { install } from './python.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '7' } },
})
await install()
const rounds = Number(positionals[0] ?? 200)
const seed = Number(values.seed)
const began = performance.now()
const { kills, losses } = await kill({ rounds, seed, design: 'journal' })
console.log(JSON.stringify({ kills, losses, seconds: Math.round((performance.now() - began) / 1000) }, undefined, 2))
const kept = isDeepStrictEqual(losses, flawless(losses.said))
const control = await kill({ rounds: Math.min(rounds, 30), seed, design: 'snapshot' })
console.log(`Snapshots, for comparison: ${JSON.stringify(control)}`)
const { unanswered, unreadable, reused } = control.losses
const seen = unanswered.length + unreadable + reused > 0
console.log(
  `${kept ? 'Nothing was lost.' : 'NOT KEPT.'} ${seen ? 'Snapshots lost messages.' : 'Snapshots lost nothing: the kills prove little.'}`,
)
process.exitCode = kept && seen ? 0 : 1
