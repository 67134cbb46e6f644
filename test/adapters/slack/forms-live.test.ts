// Forms of Slack, live: opened by a bare command or a shortcut, filled in, refused at the field, confirmed, answered.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Acts, acts, wordsIn } from '#test/support/slack/acts.ts'
import { type FakeSlack, fakeSlack } from '#test/support/slack/fake-slack.ts'
import { type SlackBot, slackBot } from '#test/support/slack/slack-bot.ts'

let fake: FakeSlack
let bot: SlackBot
let there: Acts

beforeEach(async () => {
  fake = await fakeSlack()
  there = acts(fake)
  there.person('UAMINA')
  there.person('UGIL', 'guest')
  there.channel('CCIVIC', ['UAMINA', 'UGIL'])
  bot = await slackBot(fake)
  await fake.connected()
})

afterEach(async () => {
  await bot[Symbol.asyncDispose]()
  await fake[Symbol.asyncDispose]()
  expect(fake.complaints).toEqual([])
})

const view = async (name: string) => {
  const found = () =>
    [...fake.teams[0].views].at(-1)?.[1].view as { title?: { text: string }; submit?: object } | undefined
  await expect.poll(() => (found()?.submit === undefined ? '' : found()?.title?.text)).toBe(name)
  const [id, kept] = [...fake.teams[0].views].at(-1) ?? ['', { view: {} }]
  return { id, view: kept.view as { private_metadata: string } }
}

const submit = ({ id, view }: Awaited<ReturnType<typeof viewOf>>, values: object) =>
  there.interact({
    type: 'view_submission',
    user: { id: 'UAMINA', username: 'amina', team_id: 'TEAM1' },
    view: { ...view, id, team_id: 'TEAM1', hash: '1', callback_id: 'form', type: 'modal', state: { values } },
  })
const viewOf = view

const words = (field: string, value: string) => ({
  [`words:${field}`]: { [`words:${field}`]: { type: 'plain_text_input', value } },
})

describe('a form', () => {
  it('opens where a command says nothing of what it needs, and its answer comes to whoever asked', async () => {
    const { acked, carried } = await there.command({ user: 'UAMINA', channel: 'CCIVIC', text: 'show' })
    expect(acked).toBeDefined()
    expect(carried).toEqual({})
    const form = await view('Show')
    expect((await submit(form, words('event', 'hrc-64'))).carried).toEqual({})
    await expect.poll(() => fake.teams[0].messages.at(-1)?.only).toBe('UAMINA')
    expect(wordsIn(fake.teams[0].messages.at(-1)?.blocks)).toContain('64th regular session')
  })

  it('says at the field what is wrong, as often as it is', async () => {
    await there.command({ user: 'UAMINA', channel: 'CCIVIC', text: 'show' })
    const form = await view('Show')
    for (const _ of [1, 2])
      expect((await submit(form, words('event', 'hrc-999'))).carried).toMatchObject({ response_action: 'errors' })
  })

  it('does not open for a guest, who is told why', async () => {
    await there.command({ user: 'UGIL', channel: 'CCIVIC', text: 'show' })
    await expect.poll(() => wordsIn([...fake.teams[0].views].at(-1)?.[1].view.blocks)).toContain('full members')
  })

  it('begins with the message from which it was opened', async () => {
    const { trigger_id } = fake.interaction(fake.teams[0])
    await there.interact({
      type: 'message_action',
      callback_id: 'message:event add',
      trigger_id,
      user: { id: 'UAMINA', name: 'amina' },
      channel: { id: 'CCIVIC', name: 'civic' },
      message: { type: 'message', ts: '1.1', text: 'Tue 9 Mar 10:00 ID defenders, Room XX &lt;!channel&gt;' },
    })
    const form = await view('Event add')
    expect(JSON.stringify(form.view)).toContain('ID defenders, Room XX <!channel>')
  })

  it('finds States while their names are typed', async () => {
    const { carried } = await there.interact({
      type: 'block_suggestion',
      action_id: 'state:state',
      block_id: 'state:state',
      value: 'united',
      user: { id: 'UAMINA' },
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1' },
    })
    expect(JSON.stringify(carried)).toContain('United Kingdom')
  })
})
