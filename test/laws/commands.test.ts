// The laws of commands: what holds for everything on the menu, also for what is added tomorrow.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { menu } from '#src/commands/index.ts'
import { type Command, command, usage } from '#src/conversation/command.ts'
import type { Answer } from '#src/conversation/dispatch.ts'
import { parse } from '#src/conversation/parse.ts'
import { cut } from '#src/conversation/words.ts'
import { answer } from '#src/reply/document.ts'
import { plainText } from '#src/reply/plain-text.ts'
import { blocksOf } from '#src/reply/release.ts'
import { ok } from '#src/result.ts'
import { atLeast, roles } from '#src/security/member.ts'
import { permissions } from '#src/security/permissions.ts'
import { openWorld, secrets, type World } from '#test/support/world.ts'

const commands = menu.map(one => ({ verb: one.verb, one }))
const examples = menu.flatMap(one => one.examples.map(example => ({ example, one })))

/** Text that no person should ever read. */
const RUBBISH = /undefined|null|NaN|\[object|Promise|\bid\d{14}\b|Error:/

const textOf = ({ document }: Answer): string => plainText(document)

const isPreview = ({ document }: Answer): boolean =>
  blocksOf(document).some(block => block.kind === 'actions' && block.actions.some(one => /confirm:/.test(one.words)))

describe('every command', () => {
  it.each(commands)('$verb says in a few words what it does', ({ one }) => {
    expect(one.summary).toMatch(/^[a-zA-Z].{5,78}[^.]$/)
    expect(one.group, 'stands under a heading of the help').toBeDefined()
  })

  it.each(commands)('$verb shows how it is typed, and takes help for each thing', ({ one }) => {
    expect(usage(one).startsWith(one.verb)).toBe(true)
    for (const field of Object.values(one.fields)) {
      expect(field.help).not.toBe('')
      expect(field.example).not.toBe('')
    }
  })

  it.each(commands)('$verb has examples that can be typed', ({ one }) => {
    expect(one.examples.length).toBeGreaterThan(0)
    for (const example of one.examples) {
      const parsed = parse(cut(example), menu)
      expect(parsed.ok && parsed.value.command.verb, example).toBe(one.verb)
    }
  })

  it('has words that no other command has', () => {
    const words = menu.flatMap(one => [one.verb, ...(one.aliases ?? [])])
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
  })
})

describe('every command, said', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world[Symbol.asyncDispose]())

  it.each(commands)('$verb without anything more is answered, or says what it needs', async ({ one }) => {
    const said = await world.say('coordinator', one.verb)
    expect(textOf(said)).not.toBe('')
    expect(textOf(said)).not.toMatch(RUBBISH)
  })

  it.each(examples)(
    '"$example" is for those who may, and leaves an entry in the audit when it wrote',
    async ({ example, one }) => {
      const needed = permissions[one.permission]
      for (const role of roles) {
        const before = await world.rows()
        const readings = await world.readings()
        const said = await world.say(role, example)
        const barred =
          textOf(said) === `"${one.verb}" needs the role ${needed}; yours is ${role}. Ask a coordinator of your space.`
        expect(barred, `${role}: ${textOf(said)}`).toBe(!atLeast(role, needed))
        const after = await world.rows()
        // That the vault was read is noted, whatever came of it.
        const read = (await world.readings()) - readings
        const alike = { ...after, audit: (after.audit ?? 0) - read }
        if (one.effect === 'read' || said.outcome === 'refused' || isPreview(said)) expect(alike, role).toEqual(before)
        else if (JSON.stringify(alike) !== JSON.stringify(before))
          expect(alike.audit, role).toBe((before.audit ?? 0) + 1)
      }
    },
  )

  it.each(examples)('"$example" gives text that a person can read', async ({ example }) => {
    const said = await world.say('owner', example)
    expect(textOf(said)).not.toBe('')
    expect(textOf(said)).not.toMatch(RUBBISH)
  })

  it.each(examples.filter(({ one }) => one.effect === 'write'))(
    '"$example" can be taken back at once, when it can',
    async ({ example }) => {
      const before = await world.rows()
      await world.say('owner', example)
      const acts = (await world.rows()).act ?? 0
      if (acts === before.act) return
      const undone = await world.say('owner', 'undo')
      expect(undone.outcome, textOf(undone)).toBe('done')
      expect(isPreview(undone), textOf(undone)).toBe(false)
    },
  )

  it.each(examples)('"$example" tells nobody outside about the space', async ({ example }) => {
    for (const outside of ['stranger', 'neighbour'] as const)
      for (const secret of secrets) expect(textOf(await world.say(outside, example))).not.toContain(secret)
  })

  it.each(examples)('"$example" puts nothing of the space in a part that anyone may read', async ({ example }) => {
    const { document } = await world.say('owner', example)
    const open = document.parts.filter(part => part.label === 'CLEAR')
    for (const secret of secrets) expect(JSON.stringify(open)).not.toContain(secret)
  })
})

describe('a command whose words are above what a place may hear', () => {
  const heard: string[] = []
  const confide: Command = command({
    verb: 'confide',
    summary: 'for this test alone',
    permission: 'read',
    effect: 'write',
    typed: 'AMBER+STRICT',
    fields: {},
    examples: ['confide'],
    handle: async () => {
      heard.push('heard')
      return ok(answer())
    },
  })

  it.each([
    { destination: 'slack', outcome: 'refused' },
    { destination: 'matrix-clear', outcome: 'refused' },
    { destination: 'matrix-encrypted', outcome: 'done' },
    { destination: 'terminal', outcome: 'done' },
  ] as const)('is $outcome in $destination', async ({ destination, outcome }) => {
    await using world = await openWorld([confide])
    heard.length = 0
    const before = await world.rows()
    expect((await world.say('owner', 'confide', { destination })).outcome).toBe(outcome)
    expect(heard.length).toBe(outcome === 'done' ? 1 : 0)
    if (outcome === 'refused') expect(await world.rows()).toEqual(before)
  })
})
