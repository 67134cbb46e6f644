// Slack message: what is posted: the blocks that people see, and the text that lock screens and screen readers take.
import type { KnownBlock } from '@slack/types'

export interface SlackMessage {
  /** Escaped; above GREEN it says no more than that there is an answer. */
  readonly text: string
  readonly blocks: readonly KnownBlock[]
}

/** Goes with every message: no text is read for names or formats, and Slack fetches no link to show what is behind it. */
export const posting = {
  mrkdwn: false,
  parse: 'none',
  link_names: false,
  unfurl_links: false,
  unfurl_media: false,
} as const
