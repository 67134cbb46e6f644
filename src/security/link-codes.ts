// Port: codes with which a person joins another account of theirs, each good once and for ten minutes.
import type { MemberId } from './member.ts'

export interface LinkCodes {
  /** Keeps a code, by its keyed hash alone, until an instant (24-character UTC text). A person has one; a new one ends the old one. */
  offer(hash: string, code: { readonly member: MemberId; readonly until: string }): Promise<void>
  /** Whose code it is, when it is still good; it stays good. */
  whose(hash: string, at: string): Promise<MemberId | undefined>
  /** The same, and the code is used up. */
  take(hash: string, at: string): Promise<MemberId | undefined>
  /** Whether anybody's code is still good, so that a stranger may come to use one. */
  anyOpen(at: string): Promise<boolean>
}
