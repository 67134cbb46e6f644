// Home view: everybody's own page is one that Slack takes, whoever looks and however much there is.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOME_WORDS, homeView } from '#adapters/slack/home/home-view.ts'
import { pressed } from '#adapters/slack/show/buttons.ts'
import { menu } from '#src/commands/index.ts'
import { answer, clear } from '#src/reply/document.ts'
import { release } from '#src/reply/release.ts'
import { thePublic } from '#src/security/audience.ts'
import { anyBlock } from '#test/support/any-document.ts'
import { viewFaults } from '#test/support/slack/block-kit.ts'
import { leavesOf } from '#test/support/slack/leaves.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const pressesIn = (view: unknown) =>
  leavesOf(view)
    .filter(leaf => leaf.type === 'button')
    .map(leaf => pressed(String(leaf.action_id), leaf.value as string))

describe('the home page in Slack', () => {
  it.each(['owner', 'coordinator', 'advocate', 'observer', 'neighbour', 'stranger'] as const)(
    'is one that Slack takes, for somebody who is %s',
    async by => {
      const view = homeView(await world.say(by, HOME_WORDS), menu)
      expect(viewFaults(view)).toEqual([])
      for (const what of pressesIn(view)) expect(what).toBeDefined()
    },
  )

  it('shows deadlines, changes, feeds, places and settings, and opens forms', async () => {
    const view = homeView(await world.say('owner', HOME_WORDS), menu)
    const text = JSON.stringify(view)
    for (const title of ['Next deadlines', 'What changed', 'Feeds', 'Places of Quoalition', 'Your settings'])
      expect(text).toContain(title)
    expect(pressesIn(view)).toContainEqual({ deed: 'form', words: 'vote log' })
    expect(pressesIn(view)).toContainEqual({ deed: 'say', words: 'next 60d deadlines' })
  })

  it('tells a stranger whom to ask, and nothing else', async () => {
    const view = homeView(await world.say('stranger', HOME_WORDS), menu)
    const text = JSON.stringify(view)
    expect(pressesIn(view)).toEqual([])
    expect(text).toContain('Ask a coordinator to add')
    expect(text).not.toContain('Quo')
  })

  it('is cut where Slack takes no more', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { minLength: 80, maxLength: 140 }), blocks => {
        const view = homeView({ outcome: 'done', document: release(answer(clear(blocks)), thePublic) }, menu)
        expect(viewFaults(view)).toEqual([])
      }),
      { numRuns: 20 },
    )
  })
})
