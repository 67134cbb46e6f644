// contact list: who was spoken to, newest first: by State, by ask, since a day, or with some words in the note.
import { contactFrom, type Details } from '#src/contacts/contact.ts'
import { command } from '#src/conversation/command.ts'
import {
  durationField,
  labelled,
  option,
  optional,
  stateField,
  textField,
  wordField,
} from '#src/conversation/fields.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, green, heading, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import type { VaultRecord } from '#src/security/vault.ts'
import { fold } from '#src/states/fold.ts'
import { askPart } from './ask-part.ts'
import { contactParts } from './contact-lines.ts'
import { findAsk } from './find-ask.ts'
import { greyLine } from './grey-line.ts'
import { memberNames } from './member-names.ts'
import { present } from './present.ts'

const MOST = 20

export const contactList = command({
  verb: 'contact list',
  summary: 'who was spoken to, newest first',
  permission: 'log contacts',
  effect: 'read',
  fields: {
    state: optional(stateField),
    ask: option({ ...wordField({ help: 'ask or draft', example: 'A7' }), kind: 'id' }),
    last: option(durationField),
    words: labelled('AMBER+STRICT', option(textField({ help: 'words in notes', example: 'OP5' }))),
  },
  examples: ['contact list', 'contact list KEN', 'contact list ask:A7 last:7d', 'contact list words:OP5'],
  handle: async ({ state, ask: askTyped, last, words }, context) => {
    const { vault, actor, reader } = context
    const ask = askTyped === undefined ? ok(undefined) : await findAsk(askTyped, context)
    if (!ask.ok) return ask
    const index = present({ state, ask: ask.value?.name }) as Readonly<Record<string, string>>
    const found = await vault.find(
      { kind: 'contact', index, ...(words === undefined ? {} : { matches: hasWords(words), within: 'details' }) },
      actor,
    )
    const since =
      last === undefined
        ? undefined
        : reader.today.subtract({ days: Math.ceil(last.total({ unit: 'days', relativeTo: reader.today })) })
    const records = newestFirst(found, since?.toString())
    if (records.length === 0)
      return ok(
        answer({
          ...green([line('No contact like that was noted yet. To note one: contact log KEN ly 2')]),
          space: actor.space.id,
        }),
      )
    const nameOf = await memberNames(context)
    const shown = records.slice(0, MOST)
    const more =
      records.length > shown.length
        ? [line(`The newest ${MOST} are shown. Ask for less: contact list KEN last:7d`)]
        : []
    return ok(
      answer(
        askPart({ name: 'contacts' }, context, [heading(`${counted(records.length, 'contact')}.`)], { picks: true }),
        ...shown.flatMap(record => contactParts(contactFrom(record), record, { ...context, nameOf })),
        askPart(
          { name: 'contacts' },
          context,
          [
            ...more,
            greyLine(context, { source: 'From the contacts of your space, as far as you may read them', to: 'asker' }),
          ],
          { picks: true },
        ),
      ),
    )
  },
})

/** By the day of the talk; from a day on when there is one. */
const newestFirst = (found: readonly VaultRecord[], since: string | undefined): readonly VaultRecord[] =>
  found
    .map(record => ({ record, day: contactFrom(record).day }))
    .filter(({ day }) => since === undefined || day >= since)
    .toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1))
    .map(({ record }) => record)

/** Opened and looked at: no index over what people wrote exists. Only details that the reader may read are there to look at. */
const hasWords = (words: string): ((record: VaultRecord) => boolean) => {
  const wanted = fold(words)
  return ({ columns }) => {
    const details = columns.details?.value as Details | undefined
    return details !== undefined && fold(Object.values(details).join(' ')).includes(wanted)
  }
}
