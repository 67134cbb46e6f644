// contact log: one conversation with a delegation: what they said, how sure that is, and when to come back.
import { sayDay } from '#src/calendar/say-when.ts'
import { type Ask, changeRows, contentOf } from '#src/contacts/ask.ts'
import { CONFIDENCE_WORDS, USUAL_CONFIDENCE } from '#src/contacts/confidence.ts'
import { columnsOf, contactFrom, type Details, indexOf, type Picks } from '#src/contacts/contact.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { stateField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, fine, line } from '#src/reply/document.ts'
import { vaultPart } from '#src/reply/vault-part.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { RecordId } from '#src/security/vault.ts'
import { writtenBy } from '#src/security/vault-access.ts'
import { detailFields, heardFields, pickFields } from './contact-fields.ts'
import { contactParts } from './contact-lines.ts'
import { findAsk, usualAsk } from './find-ask.ts'
import { namesField, pointOut } from './guard-note.ts'
import { keepAsk } from './keep-ask.ts'
import { memberNames } from './member-names.ts'
import { present } from './present.ts'
import { showsWords } from './shows-words.ts'
import { acceptedHere } from './slack-acceptance.ts'
import { dayToCome, pastDay } from './typed-day.ts'

export const contactLog = command({
  verb: 'contact log',
  aliases: ['contact'],
  summary: 'note a talk with a delegation',
  permission: 'log contacts',
  effect: 'write',
  typed: 'AMBER',
  fields: { state: stateField, ...heardFields, ...pickFields, ...detailFields, names: namesField },
  examples: [
    'contact log KEN ly 2',
    'contact log KEN ly 2 ask:A7 level:first-secretary channel:in-person next:mon "wants OP5 softer"',
  ],
  handle: async (
    { state, stance, confidence, ask: askTyped, day: dayTyped, next: nextTyped, names, ...typed },
    context,
  ) => {
    const accepted = await acceptedHere(context)
    if (!accepted.ok) return accepted
    const { vault, actor, numbers, now, reader } = context
    const ask = askTyped === undefined ? ok(await usualAsk(context)) : await findAsk(askTyped, context)
    if (!ask.ok) return ask
    const day = pastDay(dayTyped ?? 'today', context)
    if (!day.ok) return day
    const next = dayToCome(nextTyped, context)
    if (!next.ok) return next
    if (next.value !== undefined && ask.value === undefined)
      return refuse('A day to come back belongs to an ask. Make one first: ask new "what we want" on:L.12')
    const warning = pointOut({ state, names, texts: [typed.city, typed.wants, typed.prefers, typed.note] }, context)
    if (warning !== undefined) return ok(warning)
    const details: Details = present(typed)
    const picks: Picks = {
      state,
      confidence: confidence ?? USUAL_CONFIDENCE,
      day: day.value,
      ...present({ stance, ask: ask.value?.name, next: next.value }),
    }
    const name = `C${await numbers.next('C')}`
    const at = instantText(now)
    const frame = {
      ...writtenBy(actor),
      id: context.random.id() as RecordId,
      kind: 'contact',
      name,
      recipients: [],
    } as const
    await vault.put({
      ...frame,
      columns: columnsOf(picks, details),
      index: indexOf(picks, frame.author),
      at,
      from: day.value,
    })
    const row = await comeBack(ask.value, picks, context)
    if (!row.ok) return row
    await context.did({ ids: [frame.id], undo: `contact retract ${name}` })
    const record = await vault.read(frame.id, actor)
    if (record === undefined) throw new Error(`${name} cannot be read by its author`)
    const contact = contactFrom(record)
    const worded = showsWords(context)
    const kept = sayDay(Temporal.PlainDate.from(contact.keepUntil), reader)
    const parts = contactParts(contact, record, { ...context, nameOf: await memberNames(context) })
    return ok(
      answer(
        vaultPart('AMBER', record, {
          ...(worded ? {} : { picks: true }),
          blocks: [
            line(
              `Saved ${name}. ${understood(picks, worded ? ask.value && `${ask.value.name}, ${ask.value.title}` : ask.value?.name)}`,
            ),
          ],
          pointer: `Saved ${name}. What it says can be read at the console or in an encrypted Matrix conversation.`,
        }),
        ...parts,
        vaultPart('AMBER', record, {
          picks: true,
          blocks: [fine(`Kept until ${kept}. To take it back: undo, within ten minutes`)],
        }),
      ),
    )
  },
})

/** What was taken for granted is said back. */
const understood = ({ confidence }: Picks, ask: string | undefined): string =>
  `${ask === undefined ? 'It belongs to no ask; ask:A7 names one.' : `On ${ask}.`} Confidence ${confidence} of 4: ${CONFIDENCE_WORDS[confidence]}.`

/** Somebody who means to come back takes the row of that State on, unless somebody else has it. */
const comeBack = async (ask: Ask | undefined, { state, next }: Picks, context: Context): Promise<Result<void>> => {
  const { member } = context.actor
  if (ask === undefined || next === undefined || member === undefined) return ok(undefined)
  const row = ask.rows.find(one => one.state === state)
  if (row === undefined)
    return refuse(`${ask.name} has no row for ${state}. Leave out next:, or name another ask: ask:A7`)
  const change = { next, ...(row.owner === undefined ? { owner: member } : {}) }
  await keepAsk(ask, { ...contentOf(ask), rows: changeRows(ask.rows, new Set([state]), change) }, context)
  return ok(undefined)
}
