// ask new: what the coalition wants, with one row for each State that may vote.
import { columnsOfAsk } from '#src/contacts/ask.ts'
import { command } from '#src/conversation/command.ts'
import { bodyField, memberField, option, textField, wordField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, fine, line } from '#src/reply/document.ts'
import { vaultPart } from '#src/reply/vault-part.ts'
import { ok, refuse } from '#src/result.ts'
import type { RecordId } from '#src/security/vault.ts'
import { writtenBy } from '#src/security/vault-access.ts'
import { votingMembersOn } from '#src/states/membership.ts'
import { electorateOf, isVotingBody, VOTING_BODIES } from '#src/votes/voting-body.ts'
import { findDraft } from './find-draft.ts'
import { maybeMember } from './maybe-member.ts'
import { present } from './present.ts'
import { dayToCome } from './typed-day.ts'

export const askNew = command({
  verb: 'ask new',
  summary: 'begin to ask States for something',
  permission: 'log contacts',
  effect: 'write',
  typed: 'AMBER',
  fields: {
    title: textField({ help: 'what we want', example: '"support the text, oppose the amendments"' }),
    on: option(wordField({ help: 'draft', example: 'A/HRC/62/L.4' })),
    theme: option(wordField({ help: 'theme', example: 'civic-space' })),
    body: option(bodyField),
    owner: option(memberField),
    deputy: option(memberField),
    next: option(textField({ help: 'day', example: 'mon' })),
  },
  examples: ['ask new "support the text" theme:civic-space owner:me next:mon'],
  handle: async (
    { title, on, theme, body: bodyTyped, owner: ownerTyped, deputy: deputyTyped, next: nextTyped },
    context,
  ) => {
    const { actor, vault, askRows, numbers, random, now, reader } = context
    const draft = on === undefined ? ok(undefined) : await findDraft(on, context)
    if (!draft.ok) return draft
    const body = bodyTyped ?? draft.value?.body ?? 'HRC'
    if (!isVotingBody(body)) return refuse(`States are asked in bodies that vote: ${VOTING_BODIES.join(', ')}.`)
    const owner = await maybeMember(ownerTyped, context)
    if (!owner.ok) return owner
    const deputy = await maybeMember(deputyTyped, context)
    if (!deputy.ok) return deputy
    const next = dayToCome(nextTyped, context)
    if (!next.ok) return next
    const rows = votingMembersOn(electorateOf(body), reader.today).map(({ iso3: state }) => ({
      ...{ state, id: random.id(), rung: 'none' as const },
      ...present({ owner: owner.value, deputy: deputy.value, next: next.value }),
    }))
    const name = `A${await numbers.next('A')}`
    const frame = { ...writtenBy(actor), id: random.id() as RecordId, kind: 'ask', name, recipients: [] } as const
    const content = { title, body, rows, ...present({ draft: draft.value?.number, theme }) }
    await vault.put({ ...frame, columns: columnsOfAsk(content), at: instantText(now) })
    await askRows.keep({ space: actor.space.id, record: frame.id, ask: name }, rows)
    await context.did({ ids: [frame.id], undo: `ask retract ${name}` })
    return ok(
      answer(
        vaultPart('AMBER', frame, {
          blocks: [
            line(
              `${name}: ${title}. ${counted(rows.length, 'row')}, one for each voting member of ${body.replace('_', ' ')}.`,
            ),
            line(`To note what a State says: contact log ${rows[0]?.state ?? 'KEN'} y 2 ask:${name}`),
            fine('To take it back: undo, within ten minutes'),
          ],
          pointer: `${name} is made. What it says can be read at the console or in an encrypted Matrix conversation.`,
          data: { ask: name, rows: rows.length },
        }),
      ),
    )
  },
})
