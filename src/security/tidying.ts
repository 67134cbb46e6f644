// Port: messages in direct conversations that are to be taken away after a while, so that a lost phone holds little.
import { instantText } from '#src/instant-text.ts'
import { isAbove, type Label } from './label.ts'
import type { Account, MemberId, Preferences } from './member.ts'

/** In whose direct conversation something stands, and when it is to be taken out of it: 24-character UTC text. */
export type Tidied = Pick<Tidy, 'member' | 'dueAt'>

/** After as many hours as they chose. Undefined for what may stand, GREEN and below, and for somebody who is no member. */
export const tidied = (
  label: Label,
  of: { readonly member?: MemberId; readonly preferences: Preferences } | undefined,
  now: Temporal.Instant,
): Tidied | undefined => {
  if (of?.member === undefined || !isAbove(label, 'GREEN')) return undefined
  const dueAt = instantText(now.add({ hours: of.preferences.tidyHours }))
  return { member: of.member, dueAt }
}

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
