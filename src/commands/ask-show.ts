// ask show: the rows of an ask with what was last heard, or all asks.
import { sayDay } from '#src/calendar/say-when.ts'
import { type Ask, RUNG_WORDS } from '#src/contacts/ask.ts'
import { ageInDays, newestByState } from '#src/contacts/heard.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { option, optional, wordField } from '#src/conversation/fields.ts'
import { answer, green, heading, line, type Reply, strong } from '#src/reply/document.ts'
import { ok, type Result } from '#src/result.ts'
import { type Iso3, pressNameOf } from '#src/states/state.ts'
import { ANSWER_WORDS, type Answer } from '#src/votes/ballot.ts'
import { heardOn } from './ask-contacts.ts'
import { askPart } from './ask-part.ts'
import { askedStates } from './asked-states.ts'
import { sayAge, sayStance } from './contact-lines.ts'
import { counted } from './counted.ts'
import { allAsks, findAsk } from './find-ask.ts'
import { greyLine } from './grey-line.ts'
import { memberNames } from './member-names.ts'

export const askShow = command({
  verb: 'ask show',
  aliases: ['ask'],
  summary: 'whom we ask for what, and what they said',
  permission: 'log contacts',
  effect: 'read',
  fields: {
    ask: optional(wordField({ help: 'ask or draft', example: 'A7' })),
    states: optional(wordField({ help: 'States', example: 'group:AFR' })),
    group: option(wordField({ help: 'group', example: 'AFR' })),
  },
  examples: ['ask show', 'ask show A7', 'ask show A7 group:AFR'],
  handle: async ({ ask: typed, states, group }, context) => {
    if (typed === undefined) return listAsks(context)
    const ask = await findAsk(typed, context)
    if (!ask.ok) return ask
    const wanted = [states, group === undefined ? undefined : `group:${group}`]
      .filter(part => part !== undefined)
      .join(',')
    const meant: Result<ReadonlySet<Iso3>> = askedStates(
      wanted === '' ? 'all' : wanted,
      ask.value,
      context.reader.today,
    )
    return meant.ok ? ok(await showAsk(ask.value, meant.value, context)) : meant
  },
})

const listAsks = async (context: Context): Promise<Result<Reply>> => {
  const asks = await allAsks(context)
  if (asks.length === 0)
    return ok(
      answer({
        ...green([line('There is no ask yet. To make one: ask new "what we want" on:L.12')]),
        space: context.actor.space.id,
      }),
    )
  const today = context.reader.today.toString()
  const lines = asks.map(ask => {
    const due = ask.rows.filter(row => row.next !== undefined && row.next <= today).length
    const unowned = ask.rows.filter(row => row.owner === undefined).length
    return line(
      `${ask.name}  ${ask.title} · ${counted(ask.rows.length, 'row')}, ${due} due, ${unowned} without an owner`,
    )
  })
  return ok(
    answer(
      askPart({ name: 'asks' }, context, [
        ...lines,
        greyLine(context, { source: 'From the asks of your space', to: 'asker' }),
      ]),
    ),
  )
}

/** Who is in no list of a past vote has no history there. */
const sayAnswer = (given: Answer | undefined): string => (given === undefined ? 'in no list' : ANSWER_WORDS[given])

const sayNext = (next: string, { reader }: Context): string =>
  `next ${sayDay(Temporal.PlainDate.from(next), reader)}${next < reader.today.toString() ? ' (passed)' : ''}`

const showAsk = async (ask: Ask, states: ReadonlySet<Iso3>, context: Context): Promise<Reply> => {
  const { reader } = context
  const heard = newestByState(await heardOn([ask], context))
  const nameOf = await memberNames(context)
  const past = ask.history === undefined ? undefined : await context.votes.vote(ask.history)
  const today = reader.today.toString()
  const rows = ask.rows.filter(row => states.has(row.state))
  const lines = rows.map(row => {
    const last = heard.get(row.state)
    const facts = [
      last === undefined ? 'nothing heard' : `${sayStance(last)}, ${sayAge(ageInDays(last, reader.today))}`,
      RUNG_WORDS[row.rung],
      row.owner === undefined ? 'no owner' : nameOf(row.owner),
      ...(row.next === undefined ? [] : [sayNext(row.next, context)]),
      ...(past === undefined ? [] : [`V${past.number}: ${sayAnswer(past.ballots.get(row.state))}`]),
    ]
    return line(strong(pressNameOf(row.state, reader.language)), `  ${facts.join(' · ')}`)
  })
  const due = ask.rows.filter(row => row.next !== undefined && row.next <= today).length
    const unowned = ask.rows.filter(row => row.owner === undefined).length
    return line(
      `${ask.name}  ${ask.title} · ${counted(ask.rows.length, 'row')}, ${due} due, ${unowned} without an owner`,
    )
  })
  return ok(
    answer(
      askPart({ name: 'asks' }, context, [
        ...lines,
        greyLine(context, { source: 'From the asks of your space', to: 'asker' }),
      ]),
    ),
  )
}

/** Who is in no list of a past vote has no history there. */
const sayAnswer = (given: Answer | undefined): string => (given === undefined ? 'in no list' : ANSWER_WORDS[given])

const sayNext = (next: string, { reader }: Context): string =>
  `next ${sayDay(Temporal.PlainDate.from(next), reader)}${next < reader.today.toString() ? ' (passed)' : ''}`

const showAsk = async (ask: Ask, states: ReadonlySet<Iso3>, context: Context): Promise<Reply> => {
  const { reader } = context
  const heard = newestByState(await heardOn([ask], context))
  const nameOf = await memberNames(context)
  const past = ask.history === undefined ? undefined : await context.votes.vote(ask.history)
  const today = reader.today.toString()
  const rows = ask.rows.filter(row => states.has(row.state))
  const sayNext = ({ next }: AskRow): string =>
    next === undefined ? '' : `${sayDay(Temporal.PlainDate.from(next), reader)}${next < today ? ' (passed)' : ''}`
  const table: Block = {
    kind: 'table',
    columns: ['State', 'Stance', 'Heard', 'Rung', 'Owner', 'Next', ...(past === undefined ? [] : [`V${past.number}`])],
    rows: rows.map(row => {
      const last = heard.get(row.state)
      return [
        pressNameOf(row.state, reader.language),
        last === undefined ? '' : sayStance(last),
        last === undefined ? '' : sayAge(ageInDays(last, reader.today)),
        RUNG_WORDS[row.rung],
        row.owner === undefined ? '' : nameOf(row.owner),
        sayNext(row),
        ...(past === undefined ? [] : [sayAnswer(past.ballots.get(row.state))]),
      ]
    }),
  }
  const due = ask.rows.filter(row => row.next !== undefined && row.next <= today).length
  return answer(
    askPart(
      ask,
      context,
      [
        heading(`${ask.name}: ${ask.title}. ${counted(rows.length, 'row')}, ${due} due.`),
        ...lines,
        greyLine(context, {
          source:
            past === undefined
              ? 'From the contacts of your space'
              : `From the contacts of your space; V${past.number} is history, not confidence`,
          to: 'asker',
        }),
      ],
      { data: rows.map(row => ({ ...row, heard: heard.get(row.state)?.stance })) },
    ),
  )
}
