// Send due: the delivering of the real program, once, to the fake Slack.
import { deliver } from '#jobs/deliver.ts'
import { patience } from '#jobs/patience.ts'
import { fixedInstruments } from '#test/support/instruments.ts'
import type { SlackBot } from './slack-bot.ts'

/** Sends what is due at an instant; the bot's own when absent. */
export const sendDue = async ({ database, slack, now }: SlackBot, at = now): Promise<void> => {
  const [job] = deliver({
    ...database,
    instruments: fixedInstruments(),
    clock: () => at,
    messengers: () => [slack.messenger],
    owner: 'test',
    patience: patience(Temporal.Duration.from({ seconds: 10 })),
    failed: error => {
      throw error
    },
  }).filter(one => one.name === 'deliver slack')
  await job?.run(at)
}
