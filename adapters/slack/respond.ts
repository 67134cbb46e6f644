// Respond: answers at the address that Slack gave with a command or a button; five answers within half an hour.
import { posting, type SlackMessage } from '#adapters/slack/show/slack-message.ts'
import { refusedBlocks, whenTaken } from './when-taken.ts'

/** Who sees an answer, and what becomes of the message in which a button was pressed. */
export interface Manner {
  readonly response_type?: 'ephemeral' | 'in_channel'
  readonly replace_original?: boolean
  readonly delete_original?: boolean
}

/** Slack takes no more. */
export const MOST_RESPONSES = 5

const TRIES = 3

type Told = Manner & Partial<SlackMessage>

/** `lost`: it may have come or not; `over`: it certainly did not, and nothing more will there. */
type Fate = 'came' | 'lost' | 'over'

/** Posts answers one after the other. How many of them Slack has dealt with; never throws, for there is nobody to tell. */
export const respond = async (url: string, answers: readonly Told[], timeout: Temporal.Duration): Promise<number> => {
  const some = answers.slice(0, MOST_RESPONSES)
  for (const [told, answer] of some.entries()) {
    const fate = await whenTaken(answer, one => tell(url, one, timeout)).catch(() => 'lost' as const)
    if (fate === 'over') return told
  }
  return some.length
}

/** Throws SendFault for blocks that Slack refuses: such an answer is none of the five. */
const tell = async (url: string, answer: Told, timeout: Temporal.Duration): Promise<Fate> => {
  for (let tried = 1; tried <= TRIES; tried++) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(answer),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout.total('milliseconds')),
    }).catch(() => undefined)
    if (response === undefined) return 'lost'
    const said = await response.text().catch(() => '')
    if (response.ok) return 'came'
    if (response.status !== 429) {
      const refused = refusedBlocks(said)
      if (refused !== undefined) throw refused
      return response.status < 500 ? 'over' : 'lost'
    }
    const seconds = Number(response.headers.get('retry-after') ?? 1)
    await new Promise(resolve => setTimeout(resolve, Math.min(30, Number.isNaN(seconds) ? 1 : seconds) * 1000))
  }
  return 'lost'
}

/** A message as an answer. */
export const asAnswer = (message: SlackMessage, manner: Manner): Manner & SlackMessage => {
  const { unfurl_links, unfurl_media, mrkdwn } = posting
  return { ...message, ...manner, ...{ mrkdwn, unfurl_links, unfurl_media } }
}
