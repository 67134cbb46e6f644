// Deed of: who changes the calendar, when, why and from which source, for the history.
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import type { Deed } from '#src/reminders/change-events.ts'

export interface Because {
  readonly why?: string | undefined
  readonly source?: string | undefined
}

export const deedOf = ({ actor, now }: Pick<Context, 'actor' | 'now'>, { why, source }: Because): Deed => ({
  at: instantText(now),
  by: actor.member ?? actor.platform,
  ...(why === undefined ? {} : { why }),
  ...(source === undefined ? {} : { source }),
})
