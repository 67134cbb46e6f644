// contact correct: what was noted of a talk, put right; the version before stays in the vault until the contact goes.
import { type Contact, columnsOf, contactFrom, type Details, indexOf, type Picks } from '#src/contacts/contact.ts'
import { command } from '#src/conversation/command.ts'
import { idField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, fine, line } from '#src/reply/document.ts'
import { vaultPart } from '#src/reply/vault-part.ts'
import { ok, refuse } from '#src/result.ts'
import { detailFields, heardFields, pickFields } from './contact-fields.ts'
import { contactParts } from './contact-lines.ts'
import { findAsk } from './find-ask.ts'
import { findOwnContact } from './find-contact.ts'
import { namesField, pointOut } from './guard-note.ts'
import { memberNames } from './member-names.ts'
import { present } from './present.ts'
import { acceptedHere } from './slack-acceptance.ts'
import { dayToCome, pastDay } from './typed-day.ts'

/** What is sealed of a contact. */
export const picksOf = ({ state, stance, confidence, ask, day, next }: Contact): Picks => ({
  ...{ state, confidence, day },
  ...present({ stance, ask, next }),
})

export const contactCorrect = command({
  verb: 'contact correct',
  summary: 'put a contact right',
  permission: 'log contacts',
  effect: 'write',
  typed: 'AMBER',
  fields: {
    contact: idField({ help: 'contact', example: 'C118' }),
    ...heardFields,
    ...pickFields,
    ...detailFields,
    names: namesField,
  },
  examples: ['contact correct C118 n 3', 'contact correct C118 day:yesterday level:ambassador'],
  handle: async (
    { contact: id, stance, confidence, ask: askTyped, day: dayTyped, next: nextTyped, names, ...typed },
    context,
  ) => {
    const accepted = await acceptedHere(context)
    if (!accepted.ok) return accepted
    const found = await findOwnContact(id, context)
    if (!found.ok) return found
    const { contact, record } = found.value
    const ask = askTyped === undefined ? ok(undefined) : await findAsk(askTyped, context)
    if (!ask.ok) return ask
    const day = dayTyped === undefined ? ok(undefined) : pastDay(dayTyped, context)
    if (!day.ok) return day
    const next = dayToCome(nextTyped, context)
    if (!next.ok) return next
    const changes = present({ stance, confidence, ask: ask.value?.name, day: day.value, next: next.value })
    const details: Details = { ...contact.details, ...present(typed) }
    if (Object.keys(changes).length === 0 && Object.keys(present(typed)).length === 0)
      return refuse(`Say what is to be put right: contact correct ${contact.name} ly 3 day:yesterday`)
    const warning = pointOut(
      { state: contact.state, names, texts: [typed.city, typed.wants, typed.prefers, typed.note] },
      context,
    )
    if (warning !== undefined) return ok(warning)
    const picks = { ...picksOf(contact), ...changes }
    const at = instantText(context.now)
    const sealed = { columns: columnsOf(picks, details), index: indexOf(picks, contact.author), at, from: picks.day }
    await context.vault.amend(record.id, { ...sealed, by: contact.author })
    await context.did({ ids: [record.id], undo: `contact back ${contact.name} ${contact.version + 1}` })
    const corrected = await findOwnContact(id, context)
    if (!corrected.ok) return corrected
    const nameOf = await memberNames(context)
    return ok(
      answer(
        vaultPart('AMBER', record, {
          picks: true,
          blocks: [line(`${contact.name} put right.`)],
          pointer: `${contact.name} put right.`,
        }),
        ...contactParts(contactFrom(corrected.value.record), corrected.value.record, { ...context, nameOf }),
        vaultPart('AMBER', record, { picks: true, blocks: [fine('To undo: undo, within ten minutes')] }),
      ),
    )
  },
})
