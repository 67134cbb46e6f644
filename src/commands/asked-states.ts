// Asked states: which rows of an ask are meant: `BEN,CIV`, `group:AFR`, `all`, and any mixture of them.

import type { Ask } from '#src/contacts/ask.ts'
import { stateFrom } from '#src/conversation/fields.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { findState } from '#src/states/find-state.ts'
import { findGroup, groupMembersOn } from '#src/states/groups.ts'
import type { Iso3 } from '#src/states/state.ts'

/** The rows meant by a list of States and a `group:` together; nothing when neither was said. */
export const rowsSaid = (states: string | undefined, group: string | undefined): string =>
  [states, group === undefined ? undefined : `group:${group}`].filter(part => part !== undefined).join(',')

/** The States of an ask that are meant; a refusal names what is no State, no group, or not in the ask. */
export const askedStates = (
  typed: string,
  ask: Pick<Ask, 'name' | 'rows'>,
  today: Temporal.PlainDate,
): Result<ReadonlySet<Iso3>> => {
  const asked = new Set(ask.rows.map(row => row.state))
  const meant = new Set<Iso3>()
  for (const word of typed
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')) {
    const some = statesOf(word, asked, today)
    if (!some.ok) return some
    for (const state of some.value) meant.add(state)
  }
  const strangers = [...meant].filter(state => !asked.has(state))
  if (strangers.length > 0)
    return refuse(
      `${strangers.join(', ')} cannot vote there, so ${ask.name} has no row for it. To see the rows: ask show ${ask.name}`,
    )
  return meant.size === 0 ? refuse(`Name States or a group: ask set ${ask.name} BEN,CIV,group:AFR owner:me`) : ok(meant)
}

const statesOf = (word: string, asked: ReadonlySet<Iso3>, today: Temporal.PlainDate): Result<readonly Iso3[]> => {
  if (/^all$/i.test(word)) return ok([...asked])
  const name = /^group:(.+)$/i.exec(word)?.[1]
  const group = findGroup(name ?? word)
  if (group !== undefined)
    return ok(
      groupMembersOn(group, today)
        .map(member => member.iso3)
        .filter(state => asked.has(state)),
    )
  if (name !== undefined)
    return refuse(`I know no group "${name}". Try AFR, APG, EEG, GRULAC, WEOG, EU, OIC, ARAB or NAM.`)
  const state = stateFrom(word, findState(word))
  return state.ok ? ok([state.value]) : state
}
