// Plan event: the planned times of an event under the leads that somebody uses.
import type { Calendar } from '#src/calendar/calendar.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import type { LeadInUse, Plan, PlannedTime } from './plan.ts'
import { canRemind, dueAt } from './planned-time.ts'
import { LOOK_AHEAD } from './quiet-hours.ts'

/** One row for each distinct lead, hour and way of looking; a lead that is past already, or has nothing to remind of, is `passed`. */
export const plannedTimes = (
  event: CalendarEvent,
  leads: readonly LeadInUse[],
  now: Temporal.Instant,
): readonly PlannedTime[] => {
  const rows = new Map<string, PlannedTime>()
  for (const { kind, lead, at, ahead } of leads) {
    if (kind !== 'any' && kind !== event.kind) continue
    const due = dueAt(event.when, lead, at)
    if (due === undefined) continue
    const fires = ahead ? due.subtract(LOOK_AHEAD) : due
    const state = canRemind(event) && Temporal.Instant.compare(due, now) > 0 ? 'planned' : 'passed'
    rows.set(`${lead} ${at} ${ahead}`, {
      event: event.id,
      lead,
      at,
      ahead,
      sequence: event.sequence,
      dueAt: text(due),
      firesAt: text(fires),
      state,
    })
  }
  return [...rows.values()]
}

/** Plans an event anew: after it was added, or its date or state changed. */
export const planEvent = async (
  ports: { readonly plan: Plan },
  event: CalendarEvent,
  { leads, now }: { readonly leads: readonly LeadInUse[]; readonly now: Temporal.Instant },
): Promise<void> => ports.plan.replace(event.id, plannedTimes(event, leads, now))

const FAR = { years: 6 }

/** Plans every event ahead under leads that came into use; those that are planned already stay. */
export const planLeads = async (
  ports: { readonly plan: Plan; readonly calendar: Calendar },
  leads: readonly LeadInUse[],
  { now, space }: { readonly now: Temporal.Instant; readonly space: string },
): Promise<void> => {
  const today = now.toZonedDateTimeISO('UTC').toPlainDate()
  const events = await ports.calendar.between({ from: today.subtract({ days: 1 }), until: today.add(FAR) }, { space })
  await ports.plan.add(events.flatMap(event => plannedTimes(event, leads, now)))
}

const text = (instant: Temporal.Instant): string => instant.toString({ fractionalSecondDigits: 3 })
