// When taken: a message with a picture is sent again until Slack takes the picture, and at last with its words instead.
import type { KnownBlock } from '@slack/types'
import { hasPicture, inWords } from '#adapters/slack/show/with-picture.ts'
import { SendFault } from '#src/reply/messenger.ts'

/**
 * Slack looks an upload through after saying that it is complete, for a second or so, and refuses messages that show it
 * before (github.com/slackapi/python-slack-sdk/issues/1521). To ask whether it has done so needs the right to read files.
 */
const WAITS_MS = [500, 1_000, 2_000, 4_000] as const

/** Throws what `send` throws. What is refused was certainly not sent. */
export const whenTaken = async <M extends { readonly blocks?: readonly KnownBlock[] }, T>(
  message: M,
  send: (message: M) => Promise<T>,
): Promise<T> => {
  if (!hasPicture(message)) return send(message)
  for (const ms of WAITS_MS) {
    try {
      return await send(message)
    } catch (error) {
      if (!(error instanceof SendFault) || error.code !== INVALID) throw error
    }
    await new Promise(resolve => setTimeout(resolve, ms))
  }
  return send(inWords(message))
}

const INVALID = 'invalid-blocks'

/** The fault of an answer at a response address that Slack refused with these words. */
export const refusedBlocks = (body: string): SendFault | undefined =>
  body.includes('invalid_blocks') ? new SendFault('refused', INVALID) : undefined
