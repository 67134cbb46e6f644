// vote export: a vote, a State's record or a search as CSV or JSON, for a spreadsheet or a program.
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { bodyField, choiceField, option, optional, stateField, textField, wordField } from '#src/conversation/fields.ts'
import { csvText } from '#src/reply/csv.ts'
import { answer } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { type Iso3, pressNameOf, stateOf } from '#src/states/state.ts'
import { ANSWERS } from '#src/votes/ballot.ts'
import { totalsOf } from '#src/votes/tally.ts'
import type { Vote } from '#src/votes/vote.ts'
import type { NumberedDraft, VoteWish } from '#src/votes/vote-ledger.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { draftHandle, type FoundVote, voteId } from '#src/votes/vote-words.ts'
import { isVotingBody } from '#src/votes/voting-body.ts'
import { findVote } from './find-vote.ts'
import { hiddenVotes, isHidden, refuseHidden } from './hidden-lists.ts'

export const voteExport = command({
  verb: 'vote export',
  summary: 'votes as a CSV or JSON file',
  permission: 'read',
  effect: 'read',
  fields: {
    vote: optional(textField({ help: 'vote or symbol', example: 'V5' })),
    state: option(stateField),
    search: option(textField({ help: 'words', example: '"civic space"' })),
    body: option(bodyField),
    from: option(wordField({ help: 'first day', example: '2024-01-01' })),
    as: option(choiceField(['csv', 'json'], { help: 'form', example: 'csv' })),
  },
  examples: ['vote export V5', 'vote export state:KEN body:HRC', 'vote export search:"civic space" as:json'],
  handle: async ({ vote, state, search, body, from, as = 'csv' }, context) => {
    if (body !== undefined && !isVotingBody(body))
      return refuse(`No votes of ${body} are kept. Try body:HRC or body:GA.`)
    if (from !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(from))
      return refuse(`"${from}" is not a day. Type for example from:2024-01-01`)
    const wish: VoteWish = {
      ...(body === undefined ? {} : { body }),
      ...(from === undefined ? {} : { from }),
      ...(search === undefined ? {} : { text: search }),
    }
    const sheet = vote === undefined ? await listSheet(wish, state, context) : await voteSheet(vote, context)
    if (!sheet.ok) return sheet
    const { rows, columns, open } = sheet.value
    const records = rows.map(row => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ''])))
    const text = as === 'csv' ? csvText(columns, rows) : JSON.stringify(records, undefined, 1)
    const own = { public: open, space: context.actor.space.id }
    return ok(answer(votePart(own, [{ kind: 'code', text }], records)))
  },
})

interface Sheet {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Whether all of it is public. */
  readonly open: boolean
}

const ABOUT = ['vote', 'draft', 'kind', 'title', 'body', 'day', 'outcome', 'standing'] as const

const about = ({ vote, draft }: FoundVote): readonly string[] => [
  voteId(vote),
  draftHandle(draft),
  draft.kind,
  draft.title ?? '',
  vote.body,
  vote.day,
  vote.outcome,
  vote.standing,
]

const voteSheet = async (typed: string, context: Context): Promise<Result<Sheet>> => {
  const found = await findVote(typed, context)
  if (!found.ok) return found
  const { vote } = found.value
  if (await isHidden(vote, context)) return refuseHidden(found.value)
  const states = [...vote.ballots].map(([iso3, given]) => [iso3, nameOf(iso3, context), groupOf(iso3), given])
  return ok({
    columns: [...ABOUT, 'iso3', 'state', 'group', 'answer'],
    rows: states.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)).map(row => [...about(found.value), ...row]),
    open: vote.public,
  })
}

/** With a State: its answers; without one: the totals. */
const listSheet = async (wish: VoteWish, state: Iso3 | undefined, context: Context): Promise<Result<Sheet>> => {
  const hidden = await hiddenVotes(context)
  const sight = { space: context.actor.space.id }
  const votes = await context.votes.votes(wish, sight)
  const answers = new Map(
    (state === undefined ? [] : await context.votes.record(state, wish, sight)).map(one => [one.number, one.answer]),
  )
  const drafts = new Map<number, NumberedDraft | undefined>()
  const rows: (readonly string[])[] = []
  let open = true
  for (const vote of votes) {
    const given = answers.get(vote.number)
    if (state !== undefined && (given === undefined || hidden.has(vote.number))) continue
    if (!drafts.has(vote.draft)) drafts.set(vote.draft, await context.votes.draftNumbered(vote.draft))
    const draft = drafts.get(vote.draft)
    if (draft === undefined) continue
    rows.push([...about({ vote, draft }), ...(given === undefined ? totalsIn(vote) : [given]), vote.source ?? ''])
    open &&= vote.public
  }
  return rows.length === 0
    ? refuse('No recorded vote fits, so there is nothing to export. To look: vote search')
    : ok({ columns: [...ABOUT, ...(state === undefined ? ANSWERS : ['answer']), 'source'], rows, open })
}

const totalsIn = ({ ballots }: Vote): readonly string[] => {
  const totals = totalsOf(ballots)
  return ANSWERS.map(answer => String(totals[answer]))
}

const nameOf = (state: Iso3, { reader }: Context): string => pressNameOf(state, reader.language)
const groupOf = (state: Iso3): string => stateOf(state).regionalGroup ?? ''
