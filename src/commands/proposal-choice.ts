// Proposal choice: which proposals are meant: all, or numbers and spans such as P1,3-5.
import type { Context } from '#src/conversation/context.ts'
import { type Field, wordField } from '#src/conversation/fields.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { openProposals, type Weighed } from './proposal-lines.ts'

export const whichField: Field<string> = wordField({ help: 'all or numbers', example: 'P1,3-5' })

const SPAN = /^p?(\d+)(?:-p?(\d+))?$/i

/** The open proposals that the words name; refused when one of them is not open. */
export const chosenProposals = async (typed: string, context: Context): Promise<Result<readonly Weighed[]>> => {
  const open = await openProposals(context)
  if (open.length === 0) return refuse('No proposals wait. To watch a calendar: source add https://… every:1h')
  if (typed.toLowerCase() === 'all') return ok(open)
  const chosen: Weighed[] = []
  for (const part of typed.split(',').filter(text => text !== '')) {
    const span = SPAN.exec(part.trim())
    if (span === null) return refuse(`"${part}" is not a proposal. Type all, or numbers such as P1,3-5.`)
    const [from, to] = [Number(span[1]), Number(span[2] ?? span[1])]
    const found = open.filter(({ proposal }) => proposal.number >= from && proposal.number <= to)
    if (found.length === 0) return refuse(`P${part.replace(/^p/i, '')} does not wait (any more). Type: proposals`)
    chosen.push(...found.filter(one => !chosen.includes(one)))
  }
  return ok(chosen)
}
