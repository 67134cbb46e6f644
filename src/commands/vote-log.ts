// vote log: one reader's roll call on a draft; the second reader's is compared with it, and neither saw the other's.
import { bodyOf } from '#src/calendar/body.ts'
import { readDay } from '#src/calendar/read-when.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { choiceField, option, optional, pasteField, rest, textField, wordField } from '#src/conversation/fields.ts'
import { answer, type Block, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { DocumentSymbol } from '#src/votes/symbol.ts'
import { counting, differences, type Reading, standingAfter, type Vote } from '#src/votes/vote.ts'
import type { NumberedDraft } from '#src/votes/vote-ledger.ts'
import { differenceTable } from './difference-table.ts'
import { draftFor, symbolOf } from './find-draft.ts'
import { voteId } from './find-vote.ts'
import { onlyRollCall } from './only-roll-call.ts'
import { voteCard, votePart } from './vote-card.ts'

export const voteLog = command({
  verb: 'vote log',
  summary: 'record a roll call, typed or pasted',
  permission: 'work on deadlines',
  effect: 'write',
  fields: {
    draft: textField({ help: 'symbol', example: 'A/HRC/62/L.4' }),
    typed: optional(rest(textField({ help: 'votes', example: 'yes: ARG, CHL no: CHN' }))),
    date: option(wordField({ help: 'day', example: '2027-03-25' })),
    official: option(choiceField(['yes'], { help: 'official record', example: 'yes' })),
    insist: option(choiceField(['yes'], { help: 'although the tallies differ', example: 'yes' })),
    source: option(wordField({ help: 'source', example: 'https://…' })),
    pasted: pasteField({ help: 'roll call', example: 'In favour: …' }),
  },
  examples: ['vote log A/HRC/62/L.4 date:2027-03-25 all yes but CHN CUB no, IND abs', 'vote log L.4'],
  handle: async ({ draft, typed, date, official, insist, source, pasted }, context) => {
    const symbol = await symbolOf(draft, context)
    if (!symbol.ok) return symbol
    const text = [typed, pasted].filter(part => part !== undefined).join('\n')
    const day = dayFor(date, symbol.value, context)
    if (!day.ok) return day
    const read = onlyRollCall(
      text,
      { body: symbol.value.body, ...(day.value === undefined ? {} : { date: day.value }) },
      { insist: insist ?? 'no', today: todayAt(symbol.value, context) },
    )
    if (!read.ok) return read
    const reading: Reading = {
      reader: context.actor.member ?? context.actor.platform,
      at: context.now.toString({ fractionalSecondDigits: 3 }),
      how: official === 'yes' ? 'official' : pasted === undefined ? 'typed' : 'pasted',
      ballots: read.value.ballots,
      outcome: read.value.outcome,
      findings: read.value.findings,
    }
    return logged({ symbol: symbol.value, day: read.value.day, reading, insist: insist ?? 'no', source }, context)
  },
})

const todayAt = ({ body }: DocumentSymbol, { now }: Context): Temporal.PlainDate =>
  now.toZonedDateTimeISO(bodyOf(body).zone).toPlainDate()

const dayFor = (
  typed: string | undefined,
  { body }: DocumentSymbol,
  { now }: Context,
): Result<Temporal.PlainDate | undefined> =>
  typed === undefined ? ok(undefined) : readDay(typed.toLowerCase(), { zone: bodyOf(body).zone, now })

interface Log {
  readonly symbol: DocumentSymbol
  readonly day: string
  readonly reading: Reading
  readonly insist: 'yes' | 'no'
  readonly source: string | undefined
}

const logged = async (log: Log, context: Context): Promise<Result<Reply>> => {
  const known = await draftFor(log.symbol, context)
  const draft = 'number' in known ? known : await stored(known, log, context)
  const vote = await context.votes.voteOn(draft.number, log.day, context.actor.space.id)
  return vote === undefined ? first(draft, log, context) : second({ vote, draft }, log, context)
}

const stored = async (
  bare: Omit<NumberedDraft, 'number'>,
  { reading }: Log,
  { votes, numbers }: Context,
): Promise<NumberedDraft> => {
  const draft = { ...bare, number: await numbers.next('D') }
  await votes.setDraft(draft, reading.at)
  return draft
}

const first = async (
  draft: NumberedDraft,
  { day, reading, insist, source }: Log,
  context: Context,
): Promise<Result<Reply>> => {
  const vote: Vote = {
    number: await context.numbers.next('V'),
    space: context.actor.space.id,
    public: false,
    draft: draft.number,
    body: draft.body,
    day,
    outcome: reading.outcome,
    standing: standingAfter([reading], insist),
    ballots: reading.ballots,
    ...(source === undefined ? {} : { source }),
    at: reading.at,
  }
  await context.votes.addVote(vote, reading)
  await context.did({ ids: [voteId(vote)] })
  const blocks: Block[] = [
    ...findingLines(reading),
    line(
      `Recorded as ${voteId(vote)}. A second person reads the board with the same command, without seeing this: vote log ${draft.symbol}`,
    ),
    line(`To put something right: vote correct ${voteId(vote)}`),
  ]
  return ok(answer(await voteCard({ vote, draft }, context), votePart(vote, blocks)))
}

const second = async (
  { vote, draft }: { vote: Vote; draft: NumberedDraft },
  { reading, insist, source }: Log,
  context: Context,
): Promise<Result<Reply>> => {
  const before = await context.votes.readings(vote.number)
  if (context.actor.speaking === 'operator')
    return refuse('An operator who speaks for a member does not count as a second reader.')
  if (before.some(one => one.reader === reading.reader && one.how !== 'correction'))
    return refuse(
      `You have read ${voteId(vote)} already. To put it right: vote correct ${voteId(vote)}. A second person must read it too.`,
    )
  const readings = [...before, reading]
  const counts = counting(readings) ?? reading
  const after: Vote = {
    ...vote,
    standing: standingAfter(readings, insist),
    ballots: counts.ballots,
    outcome: counts.outcome,
    ...(source === undefined ? {} : { source }),
  }
  await context.votes.addReading(after, reading)
  await context.did({ ids: [voteId(vote)] })
  const one = before[0]
  const differ = one === undefined ? [] : differences(one.ballots, reading.ballots)
  const verdict =
    differ.length === 0
      ? [line(`Both readings of ${voteId(vote)} agree.`)]
      : [
          line(`The two readings differ in ${differ.length}. Look again, then: vote correct ${voteId(vote)}`),
          differenceTable(differ, ['First reader', 'You']),
        ]
  return ok(
    answer(await voteCard({ vote: after, draft }, context), votePart(vote, [...findingLines(reading), ...verdict])),
  )
}

const MOST_FINDINGS = 12

const findingLines = ({ findings }: Reading): readonly Block[] =>
  findings.slice(0, MOST_FINDINGS).map(finding => line(`Note: ${finding.text}`))
