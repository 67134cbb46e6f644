// Compose: a delivery's text at the moment of sending, by its kind.
import type { Reader } from '#src/calendar/say-when.ts'
import { instantText } from '#src/instant-text.ts'
import type { Delivery, DeliveryKind } from '#src/reminders/delivery.ts'
import type { Place } from '#src/security/member.ts'
import { composeCard } from './card.ts'
import type { Composed, Desk, Nothing, Sending } from './composed.ts'
import { composeCorrection } from './correction.ts'
import { composeDigest } from './digest.ts'
import { composeNotice } from './notice.ts'
import { composeOverdue } from './overdue.ts'
import { composeReminder } from './reminder.ts'
import { composeReport } from './report.ts'
import { composeWord } from './word.ts'

const composers: Readonly<Record<DeliveryKind, (sending: Sending, desk: Desk) => Promise<Composed | Nothing>>> = {
  reminder: composeReminder,
  notice: composeNotice,
  correction: composeCorrection,
  digest: composeDigest,
  overdue: composeOverdue,
  report: composeReport,
  word: composeWord,
  card: composeCard,
}

/** What it says to its place now, or why it says nothing any more. */
export const compose = async (
  delivery: Delivery,
  place: Place,
  { now, desk }: { readonly now: Temporal.Instant; readonly desk: Desk },
): Promise<Composed | Nothing> => {
  if (place.kind === 'room' && place.space !== delivery.space) return { nothing: 'place-moved' }
  const member = place.member === undefined ? undefined : await desk.members.member(delivery.space, place.member)
  if (place.kind === 'direct' && member === undefined) return { nothing: 'not-a-member' }
  const at = instantText(now)
  if (member !== undefined && (await desk.closures.find('out', { space: delivery.space, member: member.id }, at)))
    return { nothing: 'shut-out' }
  const zone = member?.preferences.zone ?? 'Europe/Zurich'
  const reader: Reader = {
    language: member?.preferences.language ?? 'en',
    zone,
    today: now.toZonedDateTimeISO(zone).toPlainDate(),
  }
  return composers[delivery.kind]({ delivery, place, reader, now, cover: member?.preferences.cover ?? 'off' }, desk)
}
