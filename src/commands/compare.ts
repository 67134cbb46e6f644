// compare: what was promised against what was voted; for coordinators, shared with others only as totals.
import { sayDay } from '#src/calendar/say-when.ts'
import type { Heard } from '#src/contacts/heard.ts'
import { type Judged, judge, surprises, VERDICTS } from '#src/contacts/verdict.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { choiceField, option, wordField } from '#src/conversation/fields.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, type Block, heading, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { sayStanding, standingIn } from '#src/votes/standing-in.ts'
import { voteId } from '#src/votes/vote-words.ts'
import { type HeardContact, heardOn } from './ask-contacts.ts'
import { askPart } from './ask-part.ts'
import { sayStance } from './contact-lines.ts'
import { allAsks } from './find-ask.ts'
import { findVote } from './find-vote.ts'
import { greyLine } from './grey-line.ts'
import { hiddenVotes } from './hidden-lists.ts'

export const compare = command({
  verb: 'compare',
  summary: 'what was promised, and what was voted',
  permission: 'compare promises',
  effect: 'read',
  fields: {
    vote: wordField({ help: 'draft or vote', example: 'A/HRC/62/L.4' }),
    share: option(choiceField(['totals'], { help: 'share', example: 'totals' })),
  },
  examples: ['compare A/HRC/62/L.4', 'compare V5 share:totals'],
  handle: async ({ vote: typed, share }, context) => {
    const found = await findVote(typed, context)
    if (!found.ok) return found
    const { vote } = found.value
    if ((await hiddenVotes(context)).has(vote.number))
      return refuse(`${voteId(vote)} waits for its second reader, so nothing of it is shown yet.`)
    const asks = (await allAsks(context)).filter(ask => ask.draft === vote.draft)
    if (asks.length === 0) return refuse(`There is no ask on ${typed}, so there is no promise to compare with.`)
    const heard = await heardOn(asks, context)
    const end = { day: vote.day, standingOf: standingIn(vote) }
    const judged = judge(heard, end)
    const head = heading(`${voteId(vote)}: ${countsOf(judged)}`)
    const subject = { name: voteId(vote) }
    if (share === 'totals' || context.utterance.shows === 'room')
      return ok({ ...answer(askPart(subject, context, [head], { picks: true })), to: 'place' })
    const blocks = [
      head,
      ...(judged.length === 0 ? [whyNone(heard, vote.day, context)] : []),
      ...judged.filter(one => one.verdict !== 'kept').map(one => judgedLine(one, context)),
      ...surpriseLines(heard, end),
      greyLine(context, { source: `Not shared. compare ${typed} share:totals posts the first line only`, to: 'asker' }),
    ]
    return ok(
      answer(
        askPart(subject, context, blocks, {
          data: judged.map(({ state, verdict, standing }) => ({ state, verdict, standing })),
        }),
      ),
    )
  },
})

/** "31 promises on record. kept 26 · softened 3 · broken 1 · unclear 1" */
const countsOf = (judged: readonly Judged[]): string =>
  judged.length === 0
    ? 'no promise on record.'
    : `${counted(judged.length, 'promise')} on record. ${VERDICTS.map(
        verdict => `${verdict} ${judged.filter(one => one.verdict === verdict).length}`,
      ).join(' · ')}`

/** What was heard, and why none of it holds a State to anything. */
const whyNone = (heard: readonly Heard[], day: string, { reader }: Context): Block => {
  const by = `by the day of the vote, ${sayDay(Temporal.PlainDate.from(day), reader)}`
  return line(
    `A promise is a stance that does not lean, told ${by}, with confidence 2 or more. ${
      heard.length === 0 ? 'No stance was noted on it.' : `Of ${counted(heard.length, 'stance')} noted none is.`
    }`,
  )
}

const judgedLine = ({ state, promise, verdict, standing }: Judged<HeardContact>, { reader }: Context): Block => {
  const told = `${sayStance(promise)}, ${sayDay(Temporal.PlainDate.from(promise.day), reader)} (${promise.contact.name})`
  return line(`${verdict.padEnd(8)} ${state}  told us ${told}; then ${sayStanding(standing)}`)
}

const surpriseLines = (heard: readonly HeardContact[], end: Parameters<typeof surprises>[1]): readonly Block[] => {
  const some = surprises(heard, end)
  return some.length === 0
    ? []
    : [
        line(
          `Surprises: ${some.map(one => `${one.state} ${sayStanding(one.standing)} (we had ${sayStance(one.heard)})`).join(', ')}`,
        ),
      ]
}
