// Both ways: a bot that the fake Slack reaches by socket and over HTTP, so that a walk can be gone by either.
import { type Served, takePort } from '#adapters/http/serve.ts'
import type { FakeSlack } from './fake-slack.ts'
import type { Way } from './reaching.ts'
import type { SlackBot } from './slack-bot.ts'

export interface BothWays extends AsyncDisposable {
  /** By socket first, as a bot is reached by default. */
  readonly ways: readonly Way[]
}

const SECRET = 'not-a-real-signing-secret'

export const bothWays = async (fake: FakeSlack, bot: SlackBot): Promise<BothWays> => {
  const asked = () => fake.calls.filter(one => one.method === 'auth.test' && one.answer !== undefined).length
  const site: Served = await takePort({ host: '127.0.0.1', port: 0 })
  const { routes } = bot.beside({ by: 'http', signingSecrets: [SECRET] })
  await site.open({ routes, failed: error => bot.failures.push(error) })
  await fake.connected()
  while (asked() < 2) await new Promise(resolve => setTimeout(resolve, 1))
  return {
    ways: [{ by: 'socket' }, { by: 'http', url: `${site.url}/slack/events`, secret: SECRET }],
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  }
}
