// Slack over HTTP: the same, on the port of the pages, signed and fresh, or not at all.
import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Served, takePort } from '#adapters/http/serve.ts'
import { type Acts, acts, wordsIn } from '#test/support/slack/acts.ts'
import { type FakeSlack, fakeSlack } from '#test/support/slack/fake-slack.ts'
import { type SlackBot, slackBot } from '#test/support/slack/slack-bot.ts'

const SECRET = 'not-a-real-signing-secret'

let fake: FakeSlack
let bot: SlackBot
let there: Acts
let site: Served
let url: string

beforeEach(async () => {
  fake = await fakeSlack()
  there = acts(fake)
  there.person('UAMINA')
  there.channel('CCIVIC', ['UAMINA'])
  bot = await slackBot(fake, { settings: { way: { by: 'http', signingSecrets: ['another', SECRET] } } })
  site = await takePort({ host: '127.0.0.1', port: 0 })
  await site.open({ routes: bot.slack.routes, failed: error => bot.failures.push(error) })
  url = `${site.url}/slack/events`
  fake.reachBy({ by: 'http', url, secret: SECRET })
  await expect.poll(() => fake.calls.some(one => one.method === 'auth.test')).toBe(true)
})

afterEach(async () => {
  await site[Symbol.asyncDispose]()
  await bot[Symbol.asyncDispose]()
  await fake[Symbol.asyncDispose]()
  expect(fake.complaints).toEqual([])
})

const post = (body: string, headers: Record<string, string>) => fetch(url, { method: 'POST', body, headers })
const signed = (body: string, at: number, secret = SECRET) => ({
  'content-type': 'application/json',
  'x-slack-request-timestamp': String(at),
  'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`,
})
const second = () => Math.floor(Date.now() / 1000)

describe('Slack over HTTP', () => {
  it('is answered with the acknowledgement', async () => {
    const { carried } = await there.command({ user: 'UAMINA', channel: 'CCIVIC', text: 'me' })
    expect(wordsIn(carried.blocks)).toContain('owner of Civic')
  })

  it('acknowledges an event after its work', async () => {
    expect((await there.write({ user: 'UAMINA', text: 'me' })).acked).toBeDefined()
  })

  it('says back the challenge of a new address', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' })
    expect(await (await post(body, signed(body, second()))).text()).toBe('abc')
  })

  it.each([
    ['without a signature', () => ({ 'content-type': 'application/json' })],
    ['with the signature of another', (body: string) => signed(body, second(), 'guessed')],
    ['with an old signature', (body: string) => signed(body, second() - 301)],
    ['with a signature from the future', (body: string) => signed(body, second() + 301)],
  ])('hears nothing %s', async (_, headers) => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' })
    expect((await post(body, headers(body) as Record<string, string>)).status).toBe(401)
  })

  it('says to Slack, which looks at its certificate unsigned, that it is there, and does nothing else', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const smuggled = 'ssl_check=1&token=x&command=%2Fun&text=me&user_id=UAMINA&team_id=TEAM1'
    for (const answer of [post(smuggled, form), fetch(`${url}?ssl_check=1&token=x`)])
      expect([(await answer).status, await (await answer).text()]).toEqual([200, ''])
    expect((await fetch(url)).status).toBe(404)
    expect((await post('ssl_check=0&command=%2Fun', form)).status).toBe(401)
    expect((await post('{"ssl_check":"1"}', { 'content-type': 'application/json' })).status).toBe(401)
    expect(fake.calls.filter(one => one.method !== 'auth.test')).toEqual([])
  })

  it('understands no broken body, even a signed one', async () => {
    expect((await post('{', signed('{', second()))).status).toBe(400)
  })
})
