// Membership: who sits in a body on a day, who of them may not vote, and whether that is the whole list.
import { bodyRecords } from './body-record.ts'
import { includesDay } from './day-span.ts'
import type { Member, MemberBody } from './member-body.ts'
import type { Iso3 } from './state.ts'

export interface Membership {
  /** In order of code. */
  readonly members: readonly Member[]
  /** Members without the right to vote on that day; they keep their seats. */
  readonly suspended: readonly Iso3[]
  /** Whether these are all the members; an empty seat is said in the note. */
  readonly complete: boolean
  /** Whether the list comes from sources that were not checked, or the day may be off by one. */
  readonly uncertain: boolean
  /** Seats of the body; of the General Assembly the number of its Members on that day. */
  readonly seats: number
  readonly note?: string
}

/** The members of a body on a day. Unknown days give what is known, `complete: false` and a note. */
export const membersOn = (body: MemberBody, day: Temporal.PlainDate): Membership => {
  const record = bodyRecords[body]
  const isoDay = day.toString()
  const members = once(record.terms.filter(term => includesDay(term, isoDay)))
  const sitting = new Set(members.map(member => member.iso3))
  const period = record.periods.find(span => includesDay(span, isoDay))
  const note = period === undefined ? record.elsewhere : period.note
  return {
    members,
    suspended: record.suspensions
      .filter(span => includesDay(span, isoDay) && sitting.has(span.iso3))
      .map(({ iso3 }) => iso3),
    complete: period?.complete ?? false,
    uncertain: period?.uncertain ?? members.some(member => member.uncertain),
    seats: body === 'GA' ? members.length : record.seats,
    ...(note !== undefined && { note }),
  }
}

/** The members that may vote on a day: all but the suspended. Arrears in the General Assembly are not known. */
export const votingMembersOn = (body: MemberBody, day: Temporal.PlainDate): readonly Member[] => {
  const { members, suspended } = membersOn(body, day)
  return members.filter(member => !suspended.includes(member.iso3))
}

/** Where two sources tell of one seat, the later line stays. */
const once = (terms: readonly Member[]): readonly Member[] =>
  [...new Map(terms.map(term => [term.iso3, term])).values()].sort((a, b) => (a.iso3 < b.iso3 ? -1 : 1))
