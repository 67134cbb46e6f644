// MemberBody: the bodies with a membership, and one State's seat in one of them.
import type { DaySpan } from './day-span.ts'
import type { Iso3, RegionalGroup } from './state.ts'

/** The bodies whose membership is known by day; CHR is the former Commission on Human Rights. */
const MEMBER_BODIES = ['HRC', 'NGO_COMMITTEE', 'ECOSOC', 'CHR', 'GA'] as const
export type MemberBody = (typeof MEMBER_BODIES)[number]

/** One State's seat over a span of days; no `to` while it goes on. */
export interface Member extends DaySpan {
  readonly iso3: Iso3
  readonly group: RegionalGroup | undefined
  readonly from: string
  /** ISO day of the election. */
  readonly elected?: string
  readonly uncertain?: true
  readonly note?: string
}
