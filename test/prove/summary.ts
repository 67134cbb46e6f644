// Summary: what a run found, as a table that a person can read.
import { check, type Finding, type PromiseName, promiseNames } from './check.ts'
import { breaks, type NaiveOrder } from './naive.ts'
import type { Settings } from './settings.ts'
import type { Outcome, Trial } from './trial.ts'

/** One trial held against the promises. */
export interface Held {
  readonly trial: Trial
  readonly kills: number
  readonly crashes: readonly string[]
  readonly posts: number
  readonly findings: Readonly<Record<PromiseName, Finding>>
}

export const hold = (trial: Trial, { kills, crashes, evidence }: Outcome): Held => ({
  trial,
  kills,
  crashes,
  posts: evidence.deeds.filter(deed => deed.what === 'posted').length,
  findings: check(evidence),
})

/** What a run came to. */
export interface Run {
  readonly held: readonly Held[]
  /** For which there was no time. */
  readonly notHeld: readonly Trial[]
}

/** The promises over all trials, then each trial; kept when no promise is broken but by the naive orders, which must break theirs. */
export const summary = ({ held, notHeld }: Run, { seed }: Settings): { text: string; verdict: 'kept' | 'broken' } => {
  const real = held.filter(one => !isNaive(one))
  const controls = held.filter(isNaive)
  const kept = real.every(one => one.crashes.length === 0 && brokenIn(one) === 0)
  const blind = controls.filter(one => one.findings[breaks[one.trial.name as NaiveOrder]].broken.length === 0)
  const verdict = kept && blind.length === 0 ? 'kept' : 'broken'
  const text = [
    '',
    table(
      ['promise', 'trials', 'broken', 'latest'],
      promiseNames.map(name => promiseRow(name, real)),
    ),
    '',
    table(
      ['database', 'kills', 'posts', 'twice', 'lost'],
      [...Map.groupBy(real, one => one.trial.database)].map(([database, of]) => databaseRow(database, of)),
    ),
    '',
    table(['trial', ...columns], real.map(trialRow)),
    '',
    ...(controls.length === 0 ? [] : [table(['naive order, must break', ...columns], controls.map(trialRow)), '']),
    ...real.flatMap(complaints),
    ...blind.map(one => `${one.trial.name} was not seen to break anything: the check is blind.`),
    ...notHeld.map(({ name, database, repeats }) => `No time for: ${name}, ${database}, ${repeats}`),
    `${verdict === 'kept' ? 'Every promise was kept' : 'BROKEN'}, seed ${seed}, ${sum(real.map(one => one.kills))} kills, ${sum(real.map(one => one.posts))} posts.`,
  ].join('\n')
  return { text, verdict }
}

const columns = ['database', 'platform', 'kills', 'posts', 'twice', 'lost', 'other', 'crashes']

const databaseRow = (database: string, held: readonly Held[]): readonly string[] => [
  database,
  ...[
    held.map(one => one.kills),
    held.map(one => one.posts),
    held.map(one => one.findings['nothing twice'].broken.length),
    held.map(one => one.findings['nothing lost'].broken.length),
  ].map(numbers => String(sum(numbers))),
]

const isNaive = ({ trial }: Held): boolean => trial.name in breaks
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
const brokenIn = ({ findings }: Held): number => sum(promiseNames.map(name => findings[name].broken.length))

const promiseRow = (name: PromiseName, held: readonly Held[]): readonly string[] => {
  const of = held.map(one => one.findings[name])
  const latest = Math.max(0, ...of.map(one => one.latest ?? 0))
  return [
    name,
    String(sum(of.map(one => one.trials))),
    String(sum(of.map(one => one.broken.length))),
    latest === 0 ? '' : `${(latest / 1000).toFixed(1)} s`,
  ]
}

const trialRow = (held: Held): readonly string[] => {
  const { trial, kills, posts, findings, crashes } = held
  const twice = findings['nothing twice'].broken.length
  const lost = findings['nothing lost'].broken.length
  const other = brokenIn(held) - twice - lost
  return [trial.name, trial.database, trial.repeats, ...[kills, posts, twice, lost, other, crashes.length].map(String)]
}

const MOST = 8

const complaints = ({ trial, crashes, findings }: Held): readonly string[] => [
  ...crashes.slice(0, MOST).map(one => `${trial.name}, ${trial.database}, ${trial.repeats}: ${one}`),
  ...promiseNames.flatMap(name =>
    findings[name].broken
      .slice(0, MOST)
      .map(one => `${trial.name}, ${trial.database}, ${trial.repeats}: ${name}: ${one}`),
  ),
]

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map(row => (row[at] ?? '').length)))
  const lineOf = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [lineOf(heads), `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`, ...rows.map(lineOf)].join('\n')
}
