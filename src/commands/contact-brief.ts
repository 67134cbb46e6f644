// contact brief: all that is known of a State before somebody goes to see its mission.
import { type Contact, contactFrom, eyesOf, knows } from '#src/contacts/contact.ts'
import { ageInDays } from '#src/contacts/heard.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { stateField } from '#src/conversation/fields.ts'
import { answer, type Block, clear, heading, line, type Part, strong } from '#src/reply/document.ts'
import { vaultPart } from '#src/reply/vault-part.ts'
import { ok } from '#src/result.ts'
import type { VaultRecord } from '#src/security/vault.ts'
import { type Iso3, pressNameOf } from '#src/states/state.ts'
import { ANSWER_WORDS } from '#src/votes/ballot.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { draftName, voteId } from '#src/votes/vote-words.ts'
import { askPart } from './ask-part.ts'
import { contactParts, sayAge, sayStance } from './contact-lines.ts'
import { allAsks } from './find-ask.ts'
import { greyLine } from './grey-line.ts'
import { hiddenVotes } from './hidden-lists.ts'
import { memberNames } from './member-names.ts'

const NEWEST_CONTACTS = 8
const NEWEST_VOTES = 8
/** With fewer organisations, "somebody" would say who. */
const ENOUGH_ORGANISATIONS = 3
const LATELY_DAYS = 3

export const contactBrief = command({
  verb: 'contact brief',
  summary: 'what is known of a State before a meeting',
  permission: 'log contacts',
  effect: 'read',
  fields: { state: stateField },
  examples: ['contact brief KEN'],
  handle: async ({ state }, context) => {
    const { vault, actor, reader } = context
    const records = (await vault.find({ kind: 'contact', index: { state } }, actor)).toSorted(
      (a, b) => ageInDays(contactFrom(a), reader.today) - ageInDays(contactFrom(b), reader.today),
    )
    const contacts = records.map(contactFrom)
    const nameOf = await memberNames(context)
    const name = pressNameOf(state, reader.language)
    const talked = contacts.length === 0 ? [line(`Nobody has noted a talk with ${name} yet.`)] : []
    return ok(
      answer(
        askPart({ name: 'brief' }, context, [
          heading(`${name}, before a meeting.`),
          ...(await standLines(state, contacts, context)),
          ...talked,
          ...(await lately(contacts, context)),
        ]),
        ...preferenceParts(records),
        ...records
          .slice(0, NEWEST_CONTACTS)
          .flatMap(record => contactParts(contactFrom(record), record, { ...context, nameOf })),
        ...(await voteParts(state, context)),
        clear([
          greyLine(context, {
            source: 'From the contacts of your space and the vote ledger, as far as you may read them',
            to: 'asker',
          }),
        ]),
      ),
    )
  },
})

/** The stance on each ask: the newest, and what it was before where it changed. */
const standLines = async (
  state: Iso3,
  newestFirst: readonly Contact[],
  context: Context,
): Promise<readonly Block[]> => {
  const asks = (await allAsks(context)).filter(ask => ask.rows.some(row => row.state === state))
  return asks.flatMap(ask => {
    const heard = newestFirst.filter(contact => contact.ask === ask.name && contact.stance !== undefined)
    const [now] = heard
    const before = heard.find(contact => contact.stance !== now?.stance)
    const said =
      now === undefined ? 'nothing heard' : `${sayStance(now)}, ${sayAge(ageInDays(now, context.reader.today))}`
    const then =
      before === undefined ? '' : `; before: ${sayStance(before)}, ${sayAge(ageInDays(before, context.reader.today))}`
    return [line(strong(`${ask.name} `), `${ask.title}: ${said}${then}`)]
  })
}

/** How the mission likes to be asked, as the newest contact with a word on it has it. */
const preferenceParts = (newestFirst: readonly VaultRecord[]): readonly Part[] => {
  const record = newestFirst.find(one => contactFrom(one).details?.prefers !== undefined)
  const prefers = record && contactFrom(record).details?.prefers
  return record === undefined || prefers === undefined
    ? []
    : [vaultPart('AMBER+STRICT', record, { blocks: [line(strong('Prefers: '), prefers)], data: { prefers } })]
}

/** Two of one coalition who see the same mission in one week annoy it; who it was stays unsaid. */
const lately = async (
  contacts: readonly Contact[],
  { actor, members, reader, utterance }: Context,
): Promise<readonly Block[]> => {
  const others = contacts.filter(contact => knows(contact, eyesOf(actor, utterance.shows)) === 'what-and-age')
  const [newest] = others
  if (newest === undefined || ageInDays(newest, reader.today) > LATELY_DAYS) return []
  const organisations = await members.organisations(actor.space.id)
  return organisations.length < ENOUGH_ORGANISATIONS
    ? []
    : [line(`Someone in the coalition saw them ${sayAge(ageInDays(newest, reader.today))}. A coordinator knows who.`)]
}

const voteParts = async (state: Iso3, context: Context): Promise<readonly Part[]> => {
  const hidden = await hiddenVotes(context)
  const votes = (await context.votes.votes({}, { space: context.actor.space.id }))
    .filter(vote => vote.ballots.has(state) && !hidden.has(vote.number))
    .slice(0, NEWEST_VOTES)
  return Promise.all(
    votes.map(async vote => {
      const draft = await context.votes.draftNumbered(vote.draft)
      const given = vote.ballots.get(state)
      const answered = given === undefined ? '' : ANSWER_WORDS[given]
      return votePart(vote, [
        line(`${vote.day}  ${voteId(vote)}, ${draft === undefined ? '' : draftName(draft)}: ${answered}`),
      ])
    }),
  )
}
