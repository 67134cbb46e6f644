// Only roll call: the one vote that a text holds, ready for the ledger, or the sentence that says why it is not.
import { ok, type Result, refuse } from '#src/result.ts'
import type { Iso3 } from '#src/states/state.ts'
import { ANSWERS, type Answer, type Ballots } from '#src/votes/ballot.ts'
import { findHead, speaksOf } from '#src/votes/roll-call/find-head.ts'
import type { Finding, FindingCode } from '#src/votes/roll-call/finding.ts'
import type { Outcome, PrintedRollCall, RollCallContext } from '#src/votes/roll-call/printed-roll-call.ts'
import { readChanges } from '#src/votes/roll-call/read-changes.ts'
import { readRollCalls } from '#src/votes/roll-call/read-roll-calls.ts'
import { electorateOf, type VotingBody } from '#src/votes/voting-body.ts'

/** In characters. */
export const LONGEST = 64 * 1024

/** What keeps a roll call out of the ledger until a person has put it right. */
const refused: ReadonlySet<FindingCode> = new Set(['unknown-name', 'ambiguous-name', 'non-member', 'duplicate-state'])

export interface RollCallToLog {
  readonly ballots: Ballots
  readonly outcome: Outcome
  /** ISO day. */
  readonly day: string
  /** The documents that the text names. */
  readonly symbols: readonly string[]
  readonly findings: readonly Finding[]
}

export interface Terms {
  /** Tallies unlike the lists are kept as disputed when the person insists; `never` where that is not offered. */
  readonly insist: 'yes' | 'no' | 'never'
  /** The day it is taken for when neither words nor text say one. */
  readonly today: Temporal.PlainDate
}

export const EMPTY =
  'There is no roll call with it. Type: vote log A/HRC/62/L.4 yes: ARG, CHL no: CHN   or paste the lists below the command.'
const TOO_LONG = 'That is more than a roll call: 64 KB is the most. Paste only the lists of one vote.'
const NONE =
  'I found no roll call in it. Paste the lists with their headings (In favour, Against, Abstaining), or type: all yes but CHN no   or: adopted without a vote'

export const onlyRollCall = (
  text: string,
  context: RollCallContext & { readonly body: VotingBody },
  { insist, today }: Terms,
): Result<RollCallToLog> => {
  if (text.trim() === '') return refuse(EMPTY)
  if (text.length > LONGEST) return refuse(TOO_LONG)
  const elsewhere = otherBody(text, context.body)
  if (elsewhere !== undefined && insist !== 'yes')
    return refuse(
      `This is a roll call of ${bodyWords(elsewhere)}, but the draft is one of ${bodyWords(context.body)}. Check the symbol.`,
      insist === 'no' ? [{ label: 'It is the right one', words: 'insist:yes' }] : undefined,
    )
  const found = readRollCalls(text, context)
  const dated = found.some(one => one.date !== undefined) ? found : readRollCalls(text, { ...context, date: today })
  const [only, ...others] = dated
  if (only === undefined) return refuse(NONE)
  if (others.length > 0)
    return refuse(`The text holds ${dated.length} votes. Paste them one by one, each with its own symbol.`)
  const wrong = whatIsWrong(only)
  if (!wrong.ok) return wrong
  const mismatch = only.findings.find(({ code }) => code === 'tally-mismatch')
  if (mismatch !== undefined && insist !== 'yes')
    return insist === 'never'
      ? refuse(`${mismatch.text} Nothing was recorded; put it right and say it again.`)
      : refuse(`${mismatch.text} Nothing was recorded. Put it right, or keep it as disputed by adding insist:yes`, [
          { label: 'Keep it as disputed', words: 'insist:yes' },
        ])
  return ok({
    ballots: ballotsOf(only),
    outcome: only.outcome,
    day: only.date ?? today.toString(),
    symbols: only.symbols,
    findings: only.findings,
  })
}

/** The lists of a vote with some States put right: "but ERI no, PHL abs". Undefined for any other text. */
export const changedRollCall = (
  text: string,
  before: Ballots,
  context: RollCallContext,
): Result<Ballots> | undefined => {
  const changes = readChanges(text, context)
  if (changes === undefined) return undefined
  const wrong = whatIsWrong(changes)
  if (!wrong.ok) return wrong
  const put = ballotsOf(changes)
  return put.size === 0
    ? refuse('I found no State with its answer behind "but". Type for example: but ERI no, PHL abs')
    : ok(new Map([...before, ...put]))
}

/** The body that a text names, when it does not name the one that was meant. */
const otherBody = (text: string, meant: VotingBody): VotingBody | undefined => {
  const { body } = findHead(text)
  const other = body !== undefined && electorateOf(body) !== electorateOf(meant) && !speaksOf(text, meant)
  return other ? body : undefined
}

const whatIsWrong = ({ findings }: PrintedRollCall): Result<'nothing'> => {
  const wrong = findings.filter(({ code, read }) => refused.has(code) && read === undefined)
  const [first, second] = wrong
  if (first === undefined) return ok('nothing')
  const more = second === undefined ? '' : ` ${wrong.length - 1} more like this: ${second.text}`
  return refuse(`${first.text}${more} Nothing was recorded; put it right and say it again.`)
}

export const ballotsOf = ({ votes }: PrintedRollCall): Ballots =>
  new Map<Iso3, Answer>(ANSWERS.flatMap(answer => votes[answer].map(state => [state, answer] as const)))

const bodyWords = (body: VotingBody): string => body.replace('_', ' ')
