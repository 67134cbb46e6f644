// Roll-call arguments: what was typed after `palais roll-call`.
import { ok, type Result, refuse } from '#src/result.ts'
import { dayOf } from '#src/votes/roll-call/find-head.ts'
import type { RollCallContext } from '#src/votes/roll-call/printed-roll-call.ts'
import { isVotingBody, VOTING_BODIES } from '#src/votes/voting-body.ts'

export interface RollCallAsked extends RollCallContext {
  readonly form: 'text' | 'json'
  /** A path, or - for standard input. */
  readonly file: string
}

const USAGE = 'Type: palais roll-call [--body HRC] [--date 2011-06-17] [--json] [file or -]'

type Reader = (value: string, asked: RollCallAsked) => Result<RollCallAsked>

const options: Readonly<Record<string, Reader>> = {
  '--body': (value, asked) => {
    const body = value.toUpperCase()
    if (isVotingBody(body)) return ok({ ...asked, body })
    return refuse(`${value} is no body whose votes are read; there are ${VOTING_BODIES.join(', ')}.`)
  },
  '--date': (value, asked) => {
    const date = dayOf(value)
    return date === undefined ? refuse(`${value} is no day; type it as 2011-06-17.`) : ok({ ...asked, date })
  },
}

/** Reads options in any place, each as `--body HRC` or `--body=HRC`. Standard input where no file is named. */
export const readRollCallArguments = (given: readonly string[]): Result<RollCallAsked> => {
  let asked: RollCallAsked = { form: 'text', file: '-' }
  for (let at = 0; at < given.length; at++) {
    const [name = '', joined] = (given[at] ?? '').split(/=(.*)/s)
    const option = options[name]
    if (name === '--json') asked = { ...asked, form: 'json' }
    else if (option !== undefined) {
      const value = joined ?? given[++at]
      if (value === undefined) return refuse(`${name} needs a value. ${USAGE}`)
      const read = option(value, asked)
      if (!read.ok) return read
      asked = read.value
    } else if (name.startsWith('--')) return refuse(`${name} is not an option. ${USAGE}`)
    else asked = { ...asked, file: given[at] ?? '-' }
  }
  return ok(asked)
}
