// Only roll call: the one vote that a text holds, ready for the ledger, or the sentence that says why it is not.
import { ok, type Result, refuse } from '#src/result.ts'
import type { Iso3 } from '#src/states/state.ts'
import { ANSWERS, type Answer, type Ballots } from '#src/votes/ballot.ts'
import type { Finding, FindingCode } from '#src/votes/roll-call/finding.ts'
import type { Outcome, PrintedRollCall, RollCallContext } from '#src/votes/roll-call/printed-roll-call.ts'
import { readRollCalls } from '#src/votes/roll-call/read-roll-calls.ts'

const LONGEST = 64 * 1024

/** What keeps a roll call out of the ledger until a person has put it right. */
const refused: ReadonlySet<FindingCode> = new Set(['unknown-name', 'ambiguous-name', 'non-member', 'duplicate-state'])

export interface RollCallToLog {
  readonly ballots: Ballots
  readonly outcome: Outcome
  /** ISO day. */
  readonly day: string
  readonly findings: readonly Finding[]
}

export interface Terms {
  /** Tallies unlike the lists are kept as disputed when the person insists. */
  readonly insist: 'yes' | 'no'
  /** The day it is taken for when neither words nor text say one. */
  readonly today: Temporal.PlainDate
}

export const onlyRollCall = (
  text: string,
  context: RollCallContext,
  { insist, today }: Terms,
): Result<RollCallToLog> => {
  if (text.trim() === '')
    return refuse(
      'There is no roll call with it. Type: vote log A/HRC/62/L.4 yes: ARG, CHL no: CHN   or paste the lists below the command.',
    )
  if (text.length > LONGEST)
    return refuse('That is more than a roll call: 64 KB is the most. Paste only the lists of one vote.')
  const found = readRollCalls(text, context)
  const dated = found.some(one => one.date !== undefined) ? found : readRollCalls(text, { ...context, date: today })
  const [only, ...others] = dated
  if (only === undefined)
    return refuse(
      'I found no roll call in it. Paste the lists with their headings (In favour, Against, Abstaining), or type: all yes but CHN no',
    )
  if (others.length > 0)
    return refuse(`The text holds ${dated.length} votes. Paste them one by one, each with its own symbol.`)
  if (only.body !== undefined && context.body !== undefined && only.body !== context.body)
    return refuse(`This is a roll call of ${only.body}, but the symbol is of ${context.body}. Check the symbol.`)
  const wrong = only.findings.find(({ code, read }) => refused.has(code) && read === undefined)
  if (wrong !== undefined) return refuse(`${wrong.text} Nothing was recorded; put it right and log it again.`)
  const mismatch = only.findings.find(({ code }) => code === 'tally-mismatch')
  if (mismatch !== undefined && insist === 'no')
    return refuse(`${mismatch.text} Nothing was recorded. Put it right, or keep it as disputed by adding insist:yes`)
  return ok({
    ballots: ballotsOf(only),
    outcome: only.outcome,
    day: only.date ?? today.toString(),
    findings: only.findings,
  })
}

const ballotsOf = ({ votes }: PrintedRollCall): Ballots =>
  new Map<Iso3, Answer>(ANSWERS.flatMap(answer => votes[answer].map(state => [state, answer] as const)))
