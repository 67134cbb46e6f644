// ask show: the rows of an ask with what was last heard, or all asks.
import { sayDay } from '#src/calendar/say-when.ts'
import { type Ask, RUNG_WORDS } from '#src/contacts/ask.ts'
import { ageInDays, newestByState } from '#src/contacts/heard.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { option, optional, wordField } from '#src/conversation/fields.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, green, heading, line, type Reply, strong } from '#src/reply/document.ts'
import { ok, type Result } from '#src/result.ts'
import { type Iso3, pressNameOf } from '#src/states/state.ts'
import { ANSWER_WORDS, type Answer } from '#src/votes/ballot.ts'
import { heardOn } from './ask-contacts.ts'
import { askPart } from './ask-part.ts'
import { askedStates, rowsSaid } from './asked-states.ts'
import { sayAge, sayStance } from './contact-lines.ts'
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
    states: optional(wordField({ help: 'States', example: 'BEN,CIV' })),
    group: option(wordField({ help: 'group', example: 'AFR' })),
  },
  examples: ['ask show', 'ask show A7', 'ask show A7 group:AFR'],
  handle: async ({ ask: typed, states, group }, context) => {
    if (typed === undefined) return ok(await listAsks(context))
    const ask = await findAsk(typed, context)
    if (!ask.ok) return ask
    const meant: Result<ReadonlySet<Iso3>> = askedStates(
      rowsSaid(states, group) || 'all',
      ask.value,
      context.reader.today,
    )
    return meant.ok ? ok(await showAsk(ask.value, meant.value, context)) : meant
  },
})

/** Rows whose day has come. */
const dueOf = ({ rows }: Pick<Ask, 'rows'>, today: Temporal.PlainDate): number =>
  rows.filter(row => row.next !== undefined && row.next <= today.toString()).length

const listAsks = async (context: Context): Promise<Reply> => {
  const { actor, reader } = context
  const asks = await allAsks(context)
  if (asks.length === 0) {
    const none = line('There is no ask yet. To make one: ask new "what we want" on:L.12')
    return answer({ ...green([none]), space: actor.space.id })
  }
  const lines = asks.map(ask => {
    const unowned = ask.rows.filter(row => row.owner === undefined).length
    return line(
      `${ask.name}  ${ask.title} · ${counted(ask.rows.length, 'row')}, ${dueOf(ask, reader.today)} due, ${unowned} without an owner`,
    )
  })
  const end = greyLine(context, { source: 'From the asks of your space', to: 'asker' })
  return answer(askPart({ name: 'asks' }, context, [...lines, end]))
}

const showAsk = async (ask: Ask, states: ReadonlySet<Iso3>, context: Context): Promise<Reply> => {
  const { reader } = context
  const heard = newestByState(await heardOn([ask], context))
  const nameOf = await memberNames(context)
  const past = ask.history === undefined ? undefined : await context.votes.vote(ask.history)
  const rows = ask.rows.filter(row => states.has(row.state))
  const lines = rows.map(row => {
    const last = heard.get(row.state)
    const facts = [
      last === undefined ? 'nothing heard' : `${sayStance(last.contact)}, ${sayAge(ageInDays(last, reader.today))}`,
      RUNG_WORDS[row.rung],
      row.owner === undefined ? 'no owner' : nameOf(row.owner),
      ...(row.next === undefined ? [] : [sayNext(row.next, context)]),
      ...(past === undefined ? [] : [`V${past.number}: ${sayAnswer(past.ballots.get(row.state))}`]),
    ]
    return line(strong(pressNameOf(row.state, reader.language)), `  ${facts.join(' · ')}`)
  })
  const history = past === undefined ? '' : `; V${past.number} is history, not confidence`
  const blocks = [
    heading(`${ask.name}: ${ask.title}. ${counted(rows.length, 'row')}, ${dueOf({ rows }, reader.today)} due.`),
    ...lines,
    greyLine(context, { source: `From the contacts of your space${history}`, to: 'asker' }),
  ]
  const data = rows.map(row => ({ ...row, heard: heard.get(row.state)?.stance }))
  return answer(askPart(ask, context, blocks, { data }))
}

const sayNext = (next: string, { reader }: Context): string =>
  `next ${sayDay(Temporal.PlainDate.from(next), reader)}${next < reader.today.toString() ? ' (passed)' : ''}`

/** Who is in no list of a past vote has no history there. */
const sayAnswer = (given: Answer | undefined): string => (given === undefined ? 'in no list' : ANSWER_WORDS[given])
