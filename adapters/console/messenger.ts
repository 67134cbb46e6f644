// Messenger: reminders and notices on the operator's own terminal.
import { consoleAccount } from '#src/conversation/console-utterance.ts'
import { type Messenger, SendFault } from '#src/reply/messenger.ts'
import type { Members } from '#src/security/members.ts'
import type { Terminal } from './prompt.ts'

/** What was shown cannot be changed, and a process that dies while it shows cannot know whether it was seen. */
export const consoleMessenger = (
  terminal: Pick<Terminal, 'show'>,
  members: Pick<Members, 'membershipsOf'>,
): Messenger => ({
  platform: 'console',
  capabilities: { repeats: 'none', edits: 'no' },
  audience: async () => {
    const [reader] = await members.membershipsOf(consoleAccount)
    return {
      destination: 'terminal',
      privacy: 'private',
      outsiders: 'none',
      ...(reader === undefined ? {} : { space: reader.space }),
      ...(reader?.organisation === undefined ? {} : { organisation: reader.organisation.id }),
      readers: reader === undefined ? [] : [reader.id],
      vault: 'open',
      greenInFeeds: 'no',
    }
  },
  send: async ({ id, document }) => {
    if (terminal.show(document) === 'nobody there') throw new SendFault('not-sent', 'no-terminal')
    return id
  },
  correct: async () => {
    throw new SendFault('refused', 'cannot-be-edited')
  },
  lookUp: async () => undefined,
})
