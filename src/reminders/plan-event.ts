// Plan event: the planned times of an event under the leads that somebody uses.
import type { Calendar } from '#src/calendar/calendar.ts'
import { type CalendarEvent, eventId } from '#src/calendar/event.ts'
import { instantText } from '#src/instant-text.ts'
import type { LeadInUse, Plan, PlannedLead, PlannedTime } from './plan.ts'
import { canRemind, dueAt } from './planned-time.ts'
import { LOOK_AHEAD } from './quiet-hours.ts'
import { termsFor } from './subscription.ts'

/** One row for each distinct lead, hour and way of looking; a lead that is past already, or has nothing to remind of, is `passed`. */
const plannedTimes = (
  event: CalendarEvent,
  leads: readonly PlannedLead[],
  now: Temporal.Instant,
): readonly PlannedTime[] => {
  const rows = new Map<string, PlannedTime>()
  for (const { lead, at, ahead } of leads) {
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
      dueAt: instantText(due),
      firesAt: instantText(fires),
      state,
    })
  }
  return [...rows.values()]
}

/** Plans an event anew: after it was added, or its date or state changed. */
export const planEvent = async (
  { plan }: { readonly plan: Plan },
  event: CalendarEvent,
  now: Temporal.Instant,
): Promise<void> => plan.replace(event.id, plannedTimes(event, await plan.leadsFor(event), now))

const FAR = { years: 6 }

interface PlanPorts {
  readonly plan: Plan
  readonly calendar: Calendar
}

/** Plans events ahead under leads that came into use; what is planned already stays. */
export const planLeads = async (
  ports: PlanPorts,
  leads: readonly LeadInUse[],
  now: Temporal.Instant,
): Promise<void> => {
  const times: PlannedTime[] = []
  for (const [space, ofSpace] of Map.groupBy(leads, lead => lead.space))
    for (const event of await eventsFor(ports, ofSpace, { space, now }))
      times.push(...plannedTimes(event, ofSpace.filter(wantedBy(event)), now))
  await ports.plan.add(times)
}

const wantedBy = (event: CalendarEvent): ((lead: LeadInUse) => boolean) => {
  const terms = new Set(termsFor(event))
  return ({ term, kind }) => terms.has(term) && (kind === 'any' || kind === event.kind)
}

/** Single events where the leads name them, else everything ahead. */
const eventsFor = async (
  { calendar }: PlanPorts,
  leads: readonly LeadInUse[],
  { space, now }: { readonly space: string; readonly now: Temporal.Instant },
): Promise<readonly CalendarEvent[]> => {
  const named = leads.map(({ term }) => /^event:(.+)$/.exec(term)?.[1])
  if (named.includes(undefined)) {
    const today = now.toZonedDateTimeISO('UTC').toPlainDate()
    return calendar.between({ from: today.subtract({ days: 1 }), until: today.add(FAR) }, { space })
  }
  const events: CalendarEvent[] = []
  for (const name of new Set(named.filter(one => one !== undefined))) {
    const event = (await calendar.event(eventId(name))) ?? (await calendar.find(name, { space }))
    if (event !== undefined) events.push(event, ...(await calendar.children(event.id)))
  }
  return events
}
