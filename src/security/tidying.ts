// Port: messages in direct conversations that are to be taken away after a while, so that a lost phone holds little.
import type { Account, MemberId } from './member.ts'

export interface Tidy {
  /** The conversation, as the platform names it. */
  readonly place: Account
  /** A message in it, as the platform names it: what was asked, or what was answered. */
  readonly message: string
  readonly member: MemberId
  /** 24-character UTC text. */
  readonly dueAt: string
}

export interface Tidying {
  /** To be called by a listener, once it has shown an answer above GREEN in a direct conversation. */
  remember(messages: readonly Tidy[]): Promise<void>
  due(now: string, most: number): Promise<readonly Tidy[]>
  /** Done, or past help. */
  forget(tidy: Tidy): Promise<void>
  /** Everything of a person is due now. */
  hurry(member: MemberId, now: string): Promise<void>
}
