// A walk through everything in Slack, by socket and over HTTP: commands as typed and as forms, buttons, shortcuts, the page.
// All of it is made from the commands that exist, so that a new one is walked through by itself.
import type { ModalView } from '@slack/types'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { slashCommands } from '#adapters/slack/manifest.ts'
import { callbackOf, shortcuts } from '#adapters/slack/shortcuts.ts'
import { menu } from '#src/commands/index.ts'
import { formInstead } from '#src/conversation/form.ts'
import { type Acts, acts, wordsIn } from '#test/support/slack/acts.ts'
import { type BothWays, bothWays } from '#test/support/slack/both-ways.ts'
import { type FakeSlack, fakeSlack } from '#test/support/slack/fake-slack.ts'
import { fill } from '#test/support/slack/fill.ts'
import { leavesOf } from '#test/support/slack/leaves.ts'
import { type SlackBot, slackBot } from '#test/support/slack/slack-bot.ts'

let fake: FakeSlack
let bot: SlackBot
let there: Acts
let both: BothWays

beforeEach(async () => {
  fake = await fakeSlack()
  there = acts(fake)
  there.person('UAMINA')
  there.channel('CCIVIC', ['UAMINA'])
  bot = await slackBot(fake)
  both = await bothWays(fake, bot)
})

afterEach(async () => {
  await both[Symbol.asyncDispose]()
  await bot[Symbol.asyncDispose]()
  await fake[Symbol.asyncDispose]()
  expect(fake.complaints).toEqual([])
  expect(bot.failures).toEqual([])
})

const buttonsIn = (blocks: unknown): readonly string[] =>
  leavesOf(blocks).flatMap(leaf => (leaf.type === 'button' ? [(leaf.text as { text: string }).text] : []))

/** Presses each once; nothing that follows from it is pressed. */
const pressAll = async (blocks: unknown, channel?: string): Promise<void> => {
  for (const label of buttonsIn(blocks)) {
    const pressed = { user: 'UAMINA', label, blocks: blocks as readonly unknown[] }
    const { acked } = await there.press(channel === undefined ? pressed : { ...pressed, channel })
    expect(acked, label).toBeDefined()
  }
}

/** Does it as often as there are ways by which Slack reaches the bot. */
const eachWay = async (walk: (by: string) => Promise<void>): Promise<void> => {
  for (const way of both.ways) {
    fake.reachBy(way)
    await walk(way.by)
  }
}

/** The view that was opened last, once it is filled in. */
const opened = async (): Promise<{ readonly id: string; readonly view: ModalView }> => {
  const last = () => [...fake.teams[0].views].at(-1)
  await expect.poll(() => JSON.stringify(last()?.[1].view ?? 'One moment')).not.toContain('One moment')
  const [id = '', kept] = last() ?? []
  return { id, view: kept?.view as unknown as ModalView }
}

const submit = async ({ id, view }: Awaited<ReturnType<typeof opened>>) => {
  const { state } = fill(view, {})
  const { acked } = await there.interact({
    type: 'view_submission',
    user: { id: 'UAMINA', username: 'amina', team_id: 'TEAM1' },
    view: { ...view, id, team_id: 'TEAM1', hash: '1', state },
  })
  expect(acked).toBeDefined()
}

it.each(menu.map(one => ({ verb: one.verb, one })))(
  '$verb, as it is typed by each example, with every button below the answer, and as a form, empty',
  ({ one }) =>
    eachWay(async by => {
      for (const text of one.examples) {
        if (formInstead(text, menu) !== undefined) continue
        const { acked, carried, responses } = await there.command({ user: 'UAMINA', channel: 'CCIVIC', text })
        expect(acked, `${by}: ${text}`).toBeDefined()
        await pressAll(carried.blocks ?? responses[0]?.blocks, 'CCIVIC')
      }
      const before = fake.teams[0].views.size
      const { acked } = await there.command({ user: 'UAMINA', channel: 'CCIVIC', text: one.verb })
      expect(acked, `${by}: ${one.verb}`).toBeDefined()
      if (fake.teams[0].views.size > before) await submit(await opened())
    }),
)

it('Every slash command is understood', () =>
  eachWay(async by => {
    for (const { command } of slashCommands({ menu, root: 'un' })) {
      const { acked, carried } = await there.command({ user: 'UAMINA', channel: 'CCIVIC', command, text: 'help' })
      expect(acked, by).toBeDefined()
      expect(wordsIn(carried.blocks)).not.toBe('')
    }
  }))

it.each(shortcuts(menu).map(one => ({ name: one.name, one })))('The shortcut "$name" opens its form', ({ one }) =>
  eachWay(async by => {
    const { trigger_id } = fake.interaction(fake.teams[0])
    const message = { type: 'message', ts: '1.1', user: 'UAMINA', text: `${'x'.repeat(3_001)} &lt;!here&gt;` }
    const before = fake.teams[0].views.size
    const { acked } = await there.interact({
      type: one.type === 'message' ? 'message_action' : 'shortcut',
      callback_id: callbackOf(one),
      trigger_id,
      user: { id: 'UAMINA', name: 'amina' },
      ...(one.type === 'message' ? { channel: { id: 'CCIVIC', name: 'civic' }, message } : {}),
    })
    expect(acked, by).toBeDefined()
    await expect.poll(() => fake.teams[0].views.size).toBe(before + 1)
    await submit(await opened())
  }),
)

it('Every button of the page is answered', () =>
  eachWay(async by => {
    fake.teams[0].homes.clear()
    await there.event({ type: 'app_home_opened', user: 'UAMINA', tab: 'home', channel: 'DAMINADIRECT' })
    await expect.poll(() => fake.teams[0].homes.get('UAMINA')).toBeDefined()
    const view = { ...fake.teams[0].homes.get('UAMINA'), id: 'VHOME' } as { id: string; blocks: readonly unknown[] }
    const labels = buttonsIn(view.blocks)
    expect(labels.length).toBeGreaterThan(2)
    for (const label of labels)
      expect(
        (await there.press({ user: 'UAMINA', label, blocks: view.blocks, view })).acked,
        `${by}: ${label}`,
      ).toBeDefined()
  }))

it('A search in a picker is answered', () =>
  eachWay(async by => {
    const { trigger_id } = fake.interaction(fake.teams[0])
    const search = { type: 'block_suggestion', action_id: 'state:state', block_id: 'state:state', value: 'ken' }
    const { carried } = await there.interact({
      ...search,
      trigger_id,
      user: { id: 'UAMINA' },
      container: { type: 'view' },
    })
    expect(JSON.stringify(carried.options), by).toContain('Kenya')
  }))

it.each([
  [
    'a button',
    {
      type: 'block_actions',
      actions: [{ type: 'button', action_id: 'other', block_id: 'b', value: 'x' }],
      container: {},
    },
  ],
  ['a menu', { type: 'block_actions', actions: [{ type: 'overflow', action_id: 'x', block_id: 'b' }], container: {} }],
  [
    'a form',
    { type: 'view_submission', view: { id: 'V9', callback_id: 'other', private_metadata: '', state: { values: {} } } },
  ],
  [
    'a form of ours without a note',
    { type: 'view_submission', view: { id: 'V9', callback_id: 'form', private_metadata: '', state: { values: {} } } },
  ],
  ['a form that was closed', { type: 'view_closed', view: { id: 'V9', callback_id: 'form' } }],
  ['a shortcut', { type: 'shortcut', callback_id: 'other' }],
  ['a search', { type: 'block_suggestion', action_id: 'other', block_id: 'b', value: 'k', container: {} }],
])('%s that is not ours is acknowledged, and nothing comes of it', (_, payload) =>
  eachWay(async by => {
    const { trigger_id } = fake.interaction(fake.teams[0])
    const { acked } = await there.interact({ trigger_id, user: { id: 'UAMINA', name: 'amina' }, ...payload })
    expect(acked, by).toBeDefined()
  }),
)
