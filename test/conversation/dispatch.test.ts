// Dispatch: once each, whole or not at all, and to those who may read it.
import { describe, expect, it } from 'vitest'
import { command } from '#src/conversation/command.ts'
import { answer, green, line } from '#src/reply/document.ts'
import { plainText } from '#src/reply/plain-text.ts'
import { ok, refuse } from '#src/result.ts'
import { openWorld } from '#test/support/world.ts'

const basic = { summary: 'for this test', permission: 'read', fields: {}, examples: [] } as const

const look = command({ ...basic, verb: 'look', effect: 'read', handle: async () => refuse('There is nothing to see.') })

const half = command({
  ...basic,
  verb: 'half',
  effect: 'write',
  handle: async ({ ...args }, { members, actor, did }) => {
    await members.chooseSpace(actor.member ?? ('nobody' as never), actor.space.id)
    await members.endMembership(actor.space.id, actor.member ?? ('nobody' as never))
    await did({ ids: Object.keys(args) })
    return refuse('On second thoughts, no.')
  },
})

const tell = command({
  ...basic,
  verb: 'tell',
  effect: 'read',
  handle: async (_args, { actor }) =>
    ok({ ...answer({ ...green([line('of the space')]), space: actor.space.id }), to: 'place' }),
})

const confide = command({
  ...basic,
  verb: 'confide',
  effect: 'write',
  typed: 'AMBER+STRICT',
  handle: async () => ok(answer()),
})

const world = () => openWorld([look, half, tell, confide])

describe('dispatch', () => {
  it.each(['look', 'half'])('shows the refusal of %s, and undoes what went before it', async verb => {
    await using here = await world()
    const before = await here.rows()
    const { outcome, document } = await here.say('advocate', verb)
    expect(outcome).toBe('refused')
    expect(plainText(document)).toMatch(/nothing to see|second thoughts/)
    expect(await here.rows()).toEqual(before)
  })

  it.each([
    ['look', 'There is nothing to see.'],
    ['half', 'I did not do that, and could not tell you why. Say it again.'],
    ['confide', 'That is done. I could not tell you when I did it.'],
  ])('does %s once when it comes twice, and knows how it ended', async (words, said) => {
    await using here = await world()
    const first = await here.say('advocate', words, {}, 'again')
    const before = await here.rows()
    const second = await here.say('advocate', words, {}, 'again')
    expect([first.outcome === 'seen', second.outcome]).toEqual([false, 'seen'])
    expect(plainText(second.document)).toBe(said)
    expect(await here.rows()).toEqual(before)
  })

  it('tells a room only what the space of that room may read', async () => {
    await using here = await world()
    const linked = { platform: 'slack', id: 'CQROOM', kind: 'room', destination: 'slack' } as const
    const open = { ...linked, id: 'CELSEWHERE' } as const
    expect(plainText((await here.say('advocate', 'tell', linked)).document)).toBe('of the space')
    expect(plainText((await here.say('advocate', 'tell', open)).document)).toBe('The answer may not be shown here.')
    const guests = { ...linked, outsiders: 'guests' } as const
    expect(plainText((await here.say('advocate', 'tell', guests)).document)).toBe('The answer may not be shown here.')
  })

  it('does not say back what may not be typed in a place', async () => {
    await using here = await world()
    const { document } = await here.say('advocate', 'confide whatever the-name:was', { destination: 'slack' })
    expect(plainText(document)).toMatch(/^What "confide" takes may not be typed here/)
    expect(plainText(document)).not.toContain('the-name')
  })
})
