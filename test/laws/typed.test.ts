// The law of typing: what may be typed where, against a plain copy of the table, through dispatch; nothing refused is stored.
import { afterEach, describe, expect, it } from 'vitest'
import { command } from '#src/conversation/command.ts'
import { choiceField, option, textField } from '#src/conversation/fields.ts'
import { answer } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import type { Destination } from '#src/security/audience.ts'
import { type Label, labels } from '#src/security/label.ts'
import { typed } from '#src/security/label-table.ts'
import { openWorld } from '#test/support/world.ts'

type From = Exclude<Destination, 'public'>
type Fate = 'all' | 'picks' | 'nothing'

/** The table once more, without a look at the first. */
const plain = `
                 | CLEAR | GREEN | AMBER | AMBER+STRICT | RED
slack            | all   | all   | picks | nothing      | nothing
matrix-clear     | all   | all   | picks | nothing      | nothing
matrix-encrypted | all   | all   | all   | all          | all
terminal         | all   | all   | all   | all          | all
`
const [, ...rows] = plain.trim().split('\n')
const cells = rows.flatMap(row => {
  const [from = '', ...fates] = row.split('|').map(cell => cell.trim())
  return labels.map((label, index) => ({ from: from as From, label, fate: fates[index] as Fate }))
})

/** What came through, as the handler saw it. */
const heard: Record<string, unknown>[] = []
const hear = (label: Label) =>
  command({
    verb: `hear ${label.toLowerCase().replace('+', '-')}`,
    summary: 'for this test',
    permission: 'read',
    effect: 'write',
    typed: label,
    fields: {
      stance: option(choiceField(['against'], { help: 'stance', example: 'against' })),
      words: option(textField({ help: 'words', example: 'softer' })),
    },
    examples: [],
    handle: async (args, { did, acts: _acts, ...context }) => {
      heard.push(args)
      await context.members.chooseSpace(context.actor.member as never, context.actor.space.id)
      await did({ ids: ['x'] })
      return ok(answer())
    },
  })
const commands = labels.map(hear)

const fateOf = async (from: From, label: Label): Promise<Fate> => {
  heard.length = 0
  await using here = await openWorld(commands)
  const before = await here.rows()
  const verb = `hear ${label.toLowerCase().replace('+', '-')}`
  await here.say('owner', `${verb} stance:against words:softer`, { destination: from, platform: 'matrix' })
  const [args] = heard
  if (args === undefined) {
    expect(await here.rows()).toEqual(before)
    return 'nothing'
  }
  return args.words === 'softer' ? 'all' : 'picks'
}

const table = typed as Record<From, Record<Label, 'yes' | 'picks' | 'no'>>
const original = structuredClone(typed)
afterEach(() => {
  for (const { from, label } of cells) table[from][label] = original[from][label]
})

describe('typing', () => {
  it.each(cells)('from $from with $label keeps $fate', async ({ from, label, fate }) => {
    expect(await fateOf(from, label)).toBe(fate)
  })

  it('cannot be judged by another table without being caught', async () => {
    for (const { from, label, fate } of cells)
      for (const mutant of (['yes', 'picks', 'no'] as const).filter(cell => cell !== original[from][label])) {
        table[from][label] = mutant
        expect(await fateOf(from, label), `${from} ${label} became ${mutant}`).not.toBe(fate)
        table[from][label] = original[from][label]
      }
  })
})
