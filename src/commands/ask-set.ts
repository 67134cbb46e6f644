// ask set: who asks which States, how high it went, and when something is to be done: a whole group at once.
import { changeRows, contentOf, type RowChange, RUNG_WORDS, RUNGS } from '#src/contacts/ask.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { accountField, choiceField, idField, option, optional, textField, wordField } from '#src/conversation/fields.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, fine, line } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { MemberId } from '#src/security/member.ts'
import type { Iso3 } from '#src/states/state.ts'
import { stateNames } from '#src/votes/state-names.ts'
import { askPart } from './ask-part.ts'
import { askedStates, rowsSaid } from './asked-states.ts'
import { findAsk } from './find-ask.ts'
import { findVote } from './find-vote.ts'
import { keepAsk } from './keep-ask.ts'
import { maybeMember } from './maybe-member.ts'
import { present } from './present.ts'
import { dayToCome } from './typed-day.ts'

const memberOrNone = accountField({ help: 'member or none', example: '@mo' })

export const askSet = command({
  verb: 'ask set',
  summary: 'say who asks whom, and by when',
  permission: 'log contacts',
  effect: 'write',
  typed: 'AMBER',
  fields: {
    ask: idField({ help: 'ask', example: 'A7' }),
    states: optional(wordField({ help: 'States', example: 'BEN,CIV,group:AFR' })),
    group: option(wordField({ help: 'group', example: 'AFR' })),
    rung: option(choiceField(RUNGS, { help: 'rung', example: 'capital' })),
    owner: option(memberOrNone),
    deputy: option(memberOrNone),
    next: option(textField({ help: 'day or none', example: 'mon' })),
    from: option(wordField({ help: 'past vote', example: 'V5' })),
  },
  examples: [
    'ask set A7 BEN,CIV,group:AFR owner:@mo deputy:@li next:mon',
    'ask set A7 BEN rung:capital',
    'ask set A7 from:V5',
  ],
  handle: async ({ ask: typed, states, group, rung, owner, deputy, next, from }, context) => {
    const ask = await findAsk(typed, context)
    if (!ask.ok) return ask
    const change = await changeOf({ rung, owner, deputy, next }, context)
    if (!change.ok) return change
    const vote = from === undefined ? ok(undefined) : await findVote(from, context)
    if (!vote.ok) return vote
    const nothingSaid = Object.keys(change.value).length === 0
    if (nothingSaid && vote.value === undefined)
      return refuse(`Say what to set: ask set ${ask.value.name} BEN,CIV owner:@mo next:mon rung:capital`)
    const meant: Result<ReadonlySet<Iso3>> = nothingSaid
      ? ok(new Set())
      : askedStates(rowsSaid(states, group), ask.value, context.reader.today)
    if (!meant.ok) return meant
    const rows = changeRows(ask.value.rows, meant.value, change.value)
    const content = { ...contentOf(ask.value), rows, ...present({ history: vote.value?.vote.number }) }
    const version = await keepAsk(ask.value, content, context)
    await context.did({ ids: [ask.value.record], undo: `ask back ${ask.value.name} ${version}` })
    const said = [
      meant.value.size === 0
        ? ''
        : `${counted(meant.value.size, 'row')} of ${ask.value.name} set: ${stateNames([...meant.value], context.reader)}.`,
      rung === undefined ? '' : `Rung: ${RUNG_WORDS[rung]}.`,
      vote.value === undefined ? '' : `Beside it stands V${vote.value.vote.number}, as history: it counts for nothing.`,
    ]
    return ok(
      answer(
        askPart(ask.value, context, [
          line(said.filter(text => text !== '').join(' ')),
          fine(`To see it: ask show ${ask.value.name}   To undo: undo, within ten minutes`),
        ]),
      ),
    )
  },
})

interface Typed {
  readonly rung: RowChange['rung'] | undefined
  readonly owner: string | undefined
  readonly deputy: string | undefined
  readonly next: string | undefined
}

const changeOf = async ({ rung, owner, deputy, next }: Typed, context: Context): Promise<Result<RowChange>> => {
  const owning = await personOrNone(owner, context)
  if (!owning.ok) return owning
  const standing = await personOrNone(deputy, context)
  if (!standing.ok) return standing
  const day: Result<string | undefined> = next === 'none' ? ok('none') : dayToCome(next, context)
  return day.ok ? ok(present({ rung, owner: owning.value, deputy: standing.value, next: day.value })) : day
}

const personOrNone = async (
  typed: string | undefined,
  context: Context,
): Promise<Result<MemberId | 'none' | undefined>> => (typed === 'none' ? ok('none') : maybeMember(typed, context))
