// pressure show: all démarches on one draft in the order of time, and what came of them.
import { type Outcome, pressureFrom, rateOf } from '#src/contacts/pressure.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { optional, wordField } from '#src/conversation/fields.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, clear, fine, green, heading, line, type Part } from '#src/reply/document.ts'
import { vaultPart } from '#src/reply/vault-part.ts'
import { ok } from '#src/result.ts'
import type { VaultRecord } from '#src/security/vault.ts'
import { findDraft } from './find-draft.ts'
import { greyLine } from './grey-line.ts'
import { sayOutcome, sayPressure, sayRate } from './pressure-lines.ts'

export const pressureShow = command({
  verb: 'pressure show',
  summary: 'démarches on a draft, in the order of time',
  permission: 'log contacts',
  effect: 'read',
  fields: { draft: optional(wordField({ help: 'draft', example: 'A/HRC/62/L.4' })) },
  examples: ['pressure show', 'pressure show A/HRC/62/L.4'],
  handle: async ({ draft: symbol }, context) => {
    const { vault, actor } = context
    const draft = symbol === undefined ? ok(undefined) : await findDraft(symbol, context)
    if (!draft.ok) return draft
    const found = (await vault.find({ kind: 'pressure' }, actor))
      .flatMap(record => {
        const pressure = pressureFrom(record)
        return pressure === undefined ? [] : [{ record, pressure }]
      })
      .filter(({ pressure }) => draft.value === undefined || pressure.draft === draft.value.number)
      .toSorted((a, b) => (a.pressure.day < b.pressure.day ? -1 : 1))
    const [first] = found
    if (first === undefined)
      return ok(
        answer({
          ...green([
            line('No démarche that you may read was noted yet. To note one: pressure log BEN by:CHN lever:aid'),
          ]),
          space: actor.space.id,
        }),
      )
    const outcomes = await outcomesOf(context)
    const parts = found.flatMap(({ record, pressure }): readonly Part[] => [
      vaultPart('AMBER+STRICT', record, { blocks: sayPressure(pressure, context) }),
      ...sourcePart(record, pressure.source),
      ...outcomes
        .filter(outcome => outcome.pressure === pressure.name)
        .map(outcome =>
          vaultPart('AMBER+STRICT', record, { blocks: [line(`    Then: ${sayOutcome(outcome, context)}`)] }),
        ),
    ])
    const rate = sayRate(
      rateOf(
        found.map(({ pressure }) => pressure),
        outcomes,
      ),
    )
    return ok(
      answer(
        vaultPart('AMBER+STRICT', first.record, { blocks: [heading(`${counted(found.length, 'démarche')}.`)] }),
        ...parts,
        vaultPart('AMBER+STRICT', first.record, { blocks: [fine(rate)] }),
        clear([greyLine(context, { source: "From your organisation's own notes", to: 'asker' })]),
      ),
    )
  },
})

const sourcePart = (record: VaultRecord, source: string | undefined): readonly Part[] =>
  source === undefined ? [] : [vaultPart('RED', record, { blocks: [line(`    Source: ${source}`)] })]

const outcomesOf = async ({ vault, actor }: Context): Promise<readonly Outcome[]> =>
  (await vault.find({ kind: 'follow-through' }, actor)).flatMap(({ columns }) => {
    const outcome = columns.outcome?.value as Outcome | undefined
    return outcome === undefined ? [] : [outcome]
  })
