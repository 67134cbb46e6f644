// Lead: how long before an event a reminder goes out.
import type { EventKind } from '#src/calendar/event.ts'
import { counted } from '#src/reply/counted.ts'
import { ok, type Result, refuse } from '#src/result.ts'

/** Canonical text: `14d`, `3h`, `30m`. Days are calendar days at a local hour; hours and minutes count back from the beginning. */
export type Lead = string & { readonly __brand: 'Lead' }

const LEAD = /^(?:t-)?(\d{1,3})\s*(m|min|h|d|w)$/i
const UNIT = { m: 'm', min: 'm', h: 'h', d: 'd', w: 'w' } as const

/** Reads `14d`, `3h`, `30m`, `2w` or `T-3d`. Refused: nothing, zero minutes, more than a year. */
export const readLead = (text: string): Result<Lead> => {
  const match = LEAD.exec(text.trim())
  const unit = UNIT[match?.[2]?.toLowerCase() as keyof typeof UNIT]
  const count = Number(match?.[1]) * (unit === 'w' ? 7 : 1)
  if (match === null || unit === undefined)
    return refuse(`"${text}" is not a lead time. Type for example 14d, 3d, 3h or 30m.`)
  if (unit === 'd' || unit === 'w')
    return count <= 366 ? ok(`${count}d` as Lead) : refuse('A lead may be 366 days at most.')
  return count > 0 ? ok(`${count}${unit}` as Lead) : refuse('A lead in hours or minutes must be more than zero.')
}

/** Reads leads with commas between: `14d,3d,1d,3h`. Longest first, each once. */
export const readLeads = (text: string): Result<readonly Lead[]> => {
  const leads: Lead[] = []
  for (const part of text.split(',').filter(one => one.trim() !== '')) {
    const lead = readLead(part)
    if (!lead.ok) return lead
    leads.push(lead.value)
  }
  if (leads.length === 0) return refuse('Say how long before, for example lead:14d,3d,1d,3h')
  if (leads.length > 8) return refuse('At most 8 leads.')
  return ok([...new Set(leads)].sort((a, b) => minutesOf(b) - minutesOf(a)))
}

/** Its length in minutes, a day as 1,440. */
export const minutesOf = (lead: Lead): number => countOf(lead) * { d: 1440, h: 60, m: 1 }[unitOf(lead)]

export const unitOf = (lead: Lead): 'd' | 'h' | 'm' => lead.slice(-1) as 'd' | 'h' | 'm'
export const countOf = (lead: Lead): number => Number(lead.slice(0, -1))

const leads = (text: string): readonly Lead[] => text.split(',') as Lead[]

/** The leads of a subscription that names none. */
export const defaultLeads: Readonly<Record<EventKind, readonly Lead[]>> = {
  deadline: leads('14d,3d,1d,3h'),
  session: leads('7d'),
  presession: leads('7d'),
  review: leads('7d'),
  election: leads('7d'),
  meeting: leads('1d,3h'),
  task: leads('7d'),
}

/** "14, 3 and 1 days and 3 hours before"; "never" for none. */
export const sayLeads = (leads: readonly Lead[]): string => {
  const groups = (['d', 'h', 'm'] as const)
    .map(unit => leads.filter(lead => unitOf(lead) === unit).map(countOf))
    .map((counts, index) => [counts, ['day', 'hour', 'minute'][index]] as const)
    .filter(([counts]) => counts.length > 0)
    .map(
      ([counts, unit]) => `${listed(counts.map(String))} ${unit}${counts.length === 1 && counts[0] === 1 ? '' : 's'}`,
    )
  return groups.length === 0 ? 'never' : `${listed(groups)} before`
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

/** What a lead means, in words: "3 days before". */
export const sayLead = (lead: Lead): string => {
  const count = countOf(lead)
  const unit = { d: 'day', h: 'hour', m: 'minute' }[unitOf(lead)]
  return count === 0 ? 'on the day' : `${counted(count, unit)} before`
}
