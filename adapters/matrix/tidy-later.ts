// Tidy later: notes what in a conversation of two is to be taken away when its time has come.
import { instantText } from '#src/instant-text.ts'
import type { Released } from '#src/reply/release.ts'
import { isAbove } from '#src/security/label.ts'
import type { Members } from '#src/security/members.ts'
import type { Tidying } from '#src/security/tidying.ts'

export interface Broom {
  readonly members: Pick<Members, 'membershipsOf'>
  readonly tidying: Pick<Tidying, 'remember'>
  readonly now: () => Temporal.Instant
}

interface Said {
  readonly room: string
  /** Whom the conversation is with. */
  readonly user: string
  readonly answer: Released
  /** Event ids: what was asked there, and what was answered. */
  readonly events: readonly string[]
}

/** Only after answers above GREEN; after as many hours as the person chose. */
export const tidyLater = async (
  { members, tidying, now }: Broom,
  { room, user, answer, events }: Said,
): Promise<void> => {
  if (!isAbove(answer.label, 'GREEN')) return
  const [member] = await members.membershipsOf({ platform: 'matrix', id: user })
  if (member === undefined) return
  const dueAt = instantText(now().add({ hours: member.preferences.tidyHours }))
  const place = { platform: 'matrix', id: room } as const
  await tidying.remember(events.map(message => ({ place, message, member: member.id, dueAt })))
}
