// Timetable: which trials a run holds, in which order.
import { absences } from './absences.ts'
import { calls, slackCalls } from './calls.ts'
import { clocks } from './clocks.ts'
import { kills, slackKills } from './kills.ts'
import { naive, naiveOrders } from './naive.ts'
import { outages } from './outages.ts'
import { races } from './races.ts'
import { replicas } from './replicas.ts'
import type { Settings } from './settings.ts'
import type { DatabaseKind } from './stand.ts'
import { storms } from './storms.ts'
import type { Trial } from './trial.ts'

/** Every trial of a run. */
export const timetable = (settings: Settings): Trial[] => {
  const [first = [], second = []] = settings.databases.map(database => [
    ...controls(database, settings),
    ...trials(database, settings),
  ])
  return first.flatMap((trial, at) => [trial, ...second.slice(at, at + 1)]).concat(second.slice(first.length))
}

/** The naive orders; they must fail. */
const controls = (database: DatabaseKind, { form, only }: Settings): readonly Trial[] =>
  database === 'sqlite'
    ? naiveOrders.map(order => naive(database, order, form === 'short' ? 10 : 20)).filter(matching(only))
    : []

/** What the program must withstand, the longest first. Of the kills, as many are on a platform that drops repeats as on one that does not. */
const trials = (database: DatabaseKind, settings: Settings): readonly Trial[] => {
  const { kills: all, only, form } = settings
  const share = (part: number): number => Math.max(1, Math.round(all * part))
  const killed: readonly Trial[] = [
    kills(database, 'key', share(0.4)),
    kills(database, 'none', share(0.4)),
    kills(database, 'look-up', share(0.2)),
  ]
  const inSlack: readonly Trial[] = [
    slackKills(database, 'look-up', share(0.1)),
    slackKills(database, 'none', share(0.1)),
  ]
  const short: readonly Trial[] = [...killed, ...inSlack, races(database, 40), absences(database, 'key', 1)]
  const long: readonly Trial[] = [
    ...killed,
    ...inSlack,
    calls(database, 'key', 1),
    races(database, 1_000),
    absences(database, 'key', 8),
    absences(database, 'none', 8),
    calls(database, 'none', 3),
    slackCalls(database, 'none', 1),
    slackCalls(database, 'look-up', 1),
    storms(database, 'key', 30),
    storms(database, 'look-up', 30),
    storms(database, 'none', 30),
    clocks(database, 'key'),
    clocks(database, 'none'),
    ...(database === 'postgres'
      ? [
          replicas('key', 60),
          replicas('none', 60),
          replicas('look-up', 60),
          outages('key', 60),
          outages('none', 60),
          outages('look-up', 60),
        ]
      : []),
  ]
  return (form === 'short' ? short : long).filter(matching(only))
}

const matching =
  (only: string) =>
  ({ name, repeats }: Trial): boolean =>
    `${name} ${repeats}`.includes(only)
