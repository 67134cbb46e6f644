// pressure log: a démarche or a threat on a State: where, through whom, with which lever, and what it answered.
import {
  columnsOfPressure,
  LEVERS,
  PLACES,
  PRESSURE_ANSWERS,
  PRESSURE_CHANNELS,
  type PressureContent,
} from '#src/contacts/pressure.ts'
import { command } from '#src/conversation/command.ts'
import {
  choiceField,
  labelled,
  memberField,
  option,
  stateField,
  textField,
  wordField,
} from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { vaultPart } from '#src/reply/vault-part.ts'
import { ok } from '#src/result.ts'
import type { RecordId } from '#src/security/vault.ts'
import { writtenBy } from '#src/security/vault-access.ts'
import { findDraft } from './find-draft.ts'
import { namesField, pointOut } from './guard-note.ts'
import { maybeMember } from './maybe-member.ts'
import { present } from './present.ts'
import { sayPressure } from './pressure-lines.ts'
import { pastDay } from './typed-day.ts'

export const pressureLog = command({
  verb: 'pressure log',
  summary: 'note a démarche or a threat on a State',
  permission: 'log contacts',
  effect: 'write',
  typed: 'AMBER+STRICT',
  fields: {
    on: stateField,
    by: option(stateField),
    draft: option(wordField({ help: 'draft', example: 'A/HRC/62/L.4' })),
    place: option(choiceField(PLACES, { help: 'place', example: 'capital' })),
    channel: option(choiceField(PRESSURE_CHANNELS, { help: 'channel', example: 'call' })),
    lever: option(choiceField(LEVERS, { help: 'lever', example: 'aid' })),
    answer: option(choiceField(PRESSURE_ANSWERS, { help: 'answer', example: 'refused' })),
    day: option(textField({ help: 'day', example: 'yesterday' })),
    demand: option(textField({ help: 'demand', example: '"abstain on OP5"' })),
    source: labelled('RED', option(textField({ help: 'who told us', example: '"a neighbour of theirs"' }))),
    to: option(memberField),
    names: namesField,
  },
  examples: ['pressure log BEN by:CHN draft:A/HRC/62/L.4 place:capital channel:call lever:aid answer:refused'],
  handle: async (
    { on, by, draft: symbol, place, channel, lever, answer: said, day: typed, demand, source, to, names },
    context,
  ) => {
    const { actor, vault, numbers, now } = context
    const draft = symbol === undefined ? ok(undefined) : await findDraft(symbol, context)
    if (!draft.ok) return draft
    const day = pastDay(typed ?? 'today', context)
    if (!day.ok) return day
    const reader = await maybeMember(to, context)
    if (!reader.ok) return reader
    const warning = pointOut({ state: on, names, texts: [demand, source] }, context)
    if (warning !== undefined) return ok(warning)
    const content: PressureContent = {
      ...{ on, day: day.value, place: place ?? 'elsewhere', channel: channel ?? 'other' },
      ...{ lever: lever ?? 'unknown', answer: said ?? 'unknown' },
      ...present({ by, demand, draft: draft.value?.number }),
    }
    const name = `P${await numbers.next('P')}`
    const recipients = reader.value === undefined ? [] : [reader.value]
    const frame = {
      ...writtenBy(actor),
      id: context.random.id() as RecordId,
      kind: 'pressure',
      name,
      recipients,
    } as const
    const at = instantText(now)
    await vault.put({ ...frame, columns: columnsOfPressure(content, source), at, from: day.value })
    await context.did({ ids: [frame.id], undo: `pressure retract ${name}` })
    const told = source === undefined ? [] : [vaultPart('RED', frame, { blocks: [line(`  Source: ${source}`)] })]
    return ok(
      answer(
        vaultPart('AMBER+STRICT', frame, {
          blocks: [line(`Saved ${name}.`), ...sayPressure({ ...content, name, author: frame.author }, context)],
        }),
        ...told,
        vaultPart('AMBER+STRICT', frame, {
          blocks: [line(`Later: pressure follow ${name} full   To take it back: undo, within ten minutes`)],
        }),
      ),
    )
  },
})
