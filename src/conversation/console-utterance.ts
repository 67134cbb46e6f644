// Console utterance: something typed on the operator's own machine, at the prompt or in a shell.
import type { Account } from '#src/security/member.ts'
import type { Utterance } from './utterance.ts'

/** Whoever can start the program: owner of the home space. */
export const consoleAccount: Account = { platform: 'console', id: 'local' }
export const consolePlace: Account = { platform: 'console', id: 'terminal' }
/** Where an operator speaks for a member; linked to nobody, so that what is set up there reaches nobody else. */
const operatorPlace: Account = { platform: 'console', id: 'operator' }

interface Said {
  readonly id: string
  readonly words: string
  readonly attachment?: string
  /** An account of the member that an operator speaks for. */
  readonly for?: Account
  /** A linked room in which it is said, and in which nobody may be able to speak; the answer is read here. */
  readonly in?: Account
}

export const consoleUtterance = ({ for: member, in: room, ...said }: Said): Utterance => ({
  ...said,
  speaker: { ...(member ?? consoleAccount), name: 'console', standing: 'full' },
  place: {
    ...(room ?? (member === undefined ? consolePlace : operatorPlace)),
    kind: room === undefined ? 'direct' : 'room',
    destination: 'terminal',
    outsiders: 'none',
  },
  ...(member === undefined ? {} : { speaking: 'operator' }),
})
