// Show later: an answer that no acknowledgement and no response address can carry.
import type { Answer } from './answer.ts'
import type { Desk } from './desk.ts'
import { postAnswer } from './post-answer.ts'
import type { Said } from './said.ts'

/** In the bot's own conversation with whoever asked. What was told is saved already, so that a failure is noted and no more. */
export const showDirect = async (found: Answer, { workspace, user }: Said, desk: Desk): Promise<void> => {
  try {
    const channel = await desk.bot.directs.of(workspace, user)
    await postAnswer(found, { workspace, channel }, desk)
  } catch (error) {
    desk.bot.failed(error)
  }
}

/** Where it was asked; directly where the bot may not post there. */
export const showIn = async (found: Answer, said: Said, desk: Desk): Promise<void> => {
  const { workspace, user, channel } = said
  if (channel === undefined) return showDirect(found, said, desk)
  try {
    await postAnswer(found, { workspace, channel, ...(found.to === 'room' ? {} : { user }) }, desk)
  } catch {
    await showDirect(found, said, desk)
  }
}
