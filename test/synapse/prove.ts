// Prove: the long form of the kills, 200 unless said otherwise: `node test/synapse/prove.ts 50`.

import { kill } from './killing.ts'
import { install } from './python.ts'

await install()
const rounds = Number(process.argv[2] ?? 200)
const kept = await kill(rounds, 'journal')
console.log(JSON.stringify(kept, undefined, 2))
const { unanswered, unreadable, doubled, reused, clear, devices } = kept
const lost = unanswered.length + unreadable + doubled.length + reused + clear + devices - 1
const control = await kill(Math.min(rounds, 15), 'snapshot')
console.log(`Snapshots, for comparison: ${JSON.stringify({ ...control, unanswered: control.unanswered.length })}`)
process.exitCode = lost === 0 ? 0 : 1
