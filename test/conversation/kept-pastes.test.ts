// Long pastes: what can be pressed stays short, whatever was pasted, and nothing is kept that may not be.
import { describe, expect, it } from 'vitest'
import { menu } from '#src/commands/index.ts'
import { type Command, command } from '#src/conversation/command.ts'
import type { Answer } from '#src/conversation/dispatch.ts'
import { optional, pasteField, rest, textField } from '#src/conversation/fields.ts'
import { plainText } from '#src/reply/plain-text.ts'
import { blocksOf } from '#src/reply/release.ts'
import { type Choice, refuse } from '#src/result.ts'
import { openWorld } from '#test/support/world.ts'

/** What the value of a button may hold in Slack. */
const BUTTON = 2_000

const pressable = ({ document }: Answer): readonly Choice[] =>
  blocksOf(document).flatMap(block =>
    block.kind === 'actions' ? block.actions : block.kind === 'choices' ? block.choices : [],
  )

const lines = Array.from({ length: 120 }, (_, index) => {
  const hour = String(8 + Math.floor(index / 12)).padStart(2, '0')
  const minute = String((index % 12) * 5).padStart(2, '0')
  return `Tue 9 Mar ${hour}:${minute} Meeting ${index}, Room XX`
}).join('\n')

describe('a preview of many lines', () => {
  it('is confirmed by words that fit into a button, once, by whoever saw it', async () => {
    await using world = await openWorld()
    const preview = await world.say('coordinator', `event add under:hrc-64\n${lines}`)
    const [confirm] = pressable(preview)
    expect(confirm?.words.length).toBeLessThan(BUTTON)
    expect(confirm?.words).toMatch(/^event add under:hrc-64 .*kept:\S+/)
    const byAnother = await world.say('owner', confirm?.words ?? '')
    expect(byAnother.outcome).toBe('refused')
    expect(plainText(byAnother.document)).toMatch(/^Nothing is kept under that name for you here/)
    const done = await world.say('coordinator', confirm?.words ?? '')
    expect(done.outcome, plainText(done.document)).toBe('done')
    expect(plainText(done.document)).toMatch(/120/)
  })

  it('keeps short pastes in the words themselves', async () => {
    await using world = await openWorld()
    const preview = await world.say('coordinator', 'event add under:hrc-64\nTue 9 Mar 10:00 ID defenders, Room XX')
    expect(pressable(preview)[0]?.words).toContain('\nTue 9 Mar 10:00')
    expect((await world.rows()).paste).toBe(0)
  })
})

/** Refuses, and offers the same words again. */
const choosy = (verb: string, typed: Command['typed']): Command =>
  command({
    verb,
    summary: 'for this test alone',
    permission: 'read',
    effect: 'read',
    typed,
    fields: {
      words: optional(rest(textField({ help: 'words', example: 'x' }))),
      pasted: pasteField({ help: 'lines', example: 'x' }),
    },
    examples: [verb],
    handle: async (_, { utterance }) => refuse('Which one?', [{ label: 'This one', words: utterance.words }]),
  })

describe('the choices of a refusal', () => {
  it.each([
    { verb: 'shout', typed: 'GREEN', kept: 1, why: 'it may be stored' },
    { verb: 'confide', typed: 'AMBER', kept: 0, why: 'it belongs into the vault' },
  ] as const)('keep $kept paste of a $typed command: $why', async ({ verb, typed, kept }) => {
    await using world = await openWorld([...menu, choosy(verb, typed)])
    const before = await world.rows()
    const said = await world.say('coordinator', `${verb} one\n${lines}`)
    expect((await world.rows()).paste).toBe((before.paste ?? 0) + kept)
    expect((pressable(said)[0]?.words.length ?? 0) < BUTTON).toBe(kept === 1)
  })

  it('keep nothing of what is no command', async () => {
    await using world = await openWorld()
    const before = await world.rows()
    await world.say('coordinator', `vot log L.4\n${lines}`)
    expect(await world.rows()).toEqual(before)
  })
})
