// Empty process: the adapter of Slack alone, behind which nothing is done: what a whole answer is measured against.
import { openSlack } from '#adapters/slack/connect.ts'
import { menu } from '#src/commands/index.ts'
import { answer, clear, line } from '#src/reply/document.ts'
import { release } from '#src/reply/release.ts'
import { thePublic } from '#src/security/audience.ts'
import { memoryStores } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'

const database = await memoryStores()
const document = release(answer(clear([line('Done.')])), thePublic)
openSlack(
  {
    botTokens: ['xoxb-1'],
    way: { by: 'socket', appTokens: ['xapp-1'] },
    apiUrl: process.env.SLACK_API_URL ?? '',
  },
  {
    dispatch: async () => ({ outcome: 'done', document }),
    menu,
    root: 'un',
    ...database,
    instruments: fixedInstruments(),
    now: () => Temporal.Now.instant(),
    timeout: Temporal.Duration.from({ seconds: 10 }),
    pngOf: async () => new Uint8Array([1]),
    failed: error => console.error(error),
  },
)
