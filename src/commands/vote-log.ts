// vote log: one reader's roll call on a draft; the second reader's is compared with it, and neither saw the other's.
import { bodyOf } from '#src/calendar/body.ts'
import { readDay } from '#src/calendar/read-when.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import {
  bodyField,
  choiceField,
  option,
  optional,
  pasteField,
  rest,
  textField,
  wordField,
} from '#src/conversation/fields.ts'
import { quoted } from '#src/conversation/words.ts'
import { instantText } from '#src/instant-text.ts'
import { ok, type Refusal, type Result, refuse } from '#src/result.ts'
import type { Reading } from '#src/votes/vote.ts'
import type { NumberedDraft } from '#src/votes/vote-ledger.ts'
import { collectPart, forgetParts } from './collect-parts.ts'
import { type BareDraft, draftMeant } from './find-draft.ts'
import { handIn } from './hand-in.ts'
import { readerOf } from './hidden-lists.ts'
import { EMPTY, onlyRollCall, type RollCallToLog } from './only-roll-call.ts'
import { sameQuestion } from './same-question.ts'

export const voteLog = command({
  verb: 'vote log',
  summary: 'record a roll call, typed or pasted',
  permission: 'work on deadlines',
  effect: 'write',
  fields: {
    draft: textField({ help: 'symbol, or a kind: ruling, motion, application …', example: 'A/HRC/62/L.4' }),
    typed: optional(rest(textField({ help: 'votes', example: 'yes: ARG, CHL no: CHN' }))),
    date: option(wordField({ help: 'day', example: '2027-03-25' })),
    official: option(choiceField(['yes'], { help: 'official record', example: 'yes' })),
    insist: option(choiceField(['yes'], { help: 'although the tallies differ', example: 'yes' })),
    source: option(wordField({ help: 'source', example: 'https://…' })),
    title: option(wordField({ help: 'title', example: '"Moment of silence"' })),
    body: option(bodyField),
    about: option(wordField({ help: 'draft it is about', example: 'A/HRC/62/L.4' })),
    another: option(choiceField(['yes'], { help: 'a second one that day', example: 'yes' })),
    parts: option(choiceField(['yes', 'forget'], { help: 'in several messages', example: 'yes' })),
    pasted: pasteField({ help: 'roll call', example: 'In favour: …' }),
  },
  examples: [
    'vote log A/HRC/62/L.4 date:2027-03-25 all yes but CHN CUB no, IND abs',
    'vote log L.4 yes: ARG, CHL no: CHN abs: IND',
    'vote log ruling body:HRC title:"Moment of silence" date:2027-03-25 yes: CHL no: CHN',
  ],
  handle: async (args, context) => {
    const { draft: typed, body, about, title, source } = args
    const meant = await draftMeant(typed, { body, about }, context)
    if (!meant.ok) return meant
    const draft = title === undefined ? meant.value : { title, ...meant.value }
    const { zone } = bodyOf(draft.body)
    const day = args.date === undefined ? ok(undefined) : readDay(args.date.toLowerCase(), { zone, now: context.now })
    if (!day.ok) return day
    const text = [args.typed, args.pasted].filter(part => part !== undefined).join('\n')
    if (args.parts === 'forget') return forgetParts(context)
    if (args.parts === 'yes') return collectPart({ words: withoutLists(args), body: draft.body, text }, context)
    if (text.trim() === '' && context.utterance.place.kind === 'direct')
      return refuse(EMPTY, [{ label: 'Send it in several messages', words: `${withoutLists(args)} parts:yes` }])
    const insist = args.insist ?? 'no'
    const read = onlyRollCall(
      text,
      { body: draft.body, ...(day.value === undefined ? {} : { date: day.value }) },
      { insist, today: context.now.toZonedDateTimeISO(zone).toPlainDate() },
    )
    if (!read.ok) return withInsisting(read.refusal, context)
    const reading: Reading = {
      reader: readerOf(context.actor),
      at: instantText(context.now),
      how: isRecord(args.official, read.value) ? 'official' : args.pasted === undefined ? 'typed' : 'pasted',
      ballots: read.value.ballots,
      outcome: read.value.outcome,
      findings: read.value.findings,
    }
    const asked = await sameQuestion(draft, { day: read.value.day, another: args.another ?? 'no' }, context)
    if (!asked.ok) return asked
    const list = { day: read.value.day, reading, source, notes: otherSymbols(draft, read.value.symbols) }
    return handIn(await stored(asked.value, reading.at, context), list, context)
  },
})

/** Insisting is one press away. */
const withInsisting = ({ sentence, choices }: Refusal, { utterance }: Context): Result<never> =>
  refuse(
    sentence,
    choices?.map(({ label, words }) => ({ label, words: utterance.words.replace(/$/m, () => ` ${words}`) })),
  )

const OPTIONS = ['date', 'official', 'insist', 'source', 'title', 'body', 'about', 'another'] as const

/** The command again, as it was typed, without the votes. */
const withoutLists = (args: { readonly [K in (typeof OPTIONS)[number] | 'draft']?: string | undefined }): string =>
  [
    `vote log ${args.draft ?? ''}`,
    ...OPTIONS.flatMap(name => (args[name] === undefined ? [] : [`${name}:${quoted(args[name])}`])),
  ].join(' ')

/** A record that contradicts itself settles nothing. */
const isRecord = (official: 'yes' | undefined, { findings }: RollCallToLog): boolean =>
  official === 'yes' && !findings.some(({ code }) => code === 'tally-mismatch')

const stored = async (
  draft: NumberedDraft | BareDraft,
  at: string,
  { votes, numbers }: Context,
): Promise<NumberedDraft> => {
  if ('number' in draft) return draft
  const numbered = { ...draft, number: await numbers.next('D') }
  await votes.setDraft(numbered, at)
  return numbered
}

/** A paste that names other drafts and not this one may be the wrong paste. */
const otherSymbols = ({ symbol }: BareDraft, named: readonly string[]): readonly string[] => {
  const drafts = named.filter(one => /\/L\.\d/.test(one))
  if (symbol === undefined || drafts.length === 0 || drafts.some(one => isSameText(one, symbol))) return []
  return [`The text names ${drafts.slice(0, 3).join(', ')}, not ${symbol}.`]
}

/** L.6 and L.6/Rev.1 are one text in two states. */
const isSameText = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map(symbol => symbol.replace(/\/(?:Rev|Corr|Add)\.\d+/g, ''))
  return a === b
}
