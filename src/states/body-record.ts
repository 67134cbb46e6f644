// BodyRecord: what the data files say about one body: who sat when, and for which days the list is whole.
import chr from './chr.json' with { type: 'json' }
import { type DaySpan, daySpan } from './day-span.ts'
import ecosoc from './ecosoc.json' with { type: 'json' }
import ga from './general-assembly.json' with { type: 'json' }
import hrc from './hrc.json' with { type: 'json' }
import type { Member, MemberBody } from './member-body.ts'
import ngoCommittee from './ngo-committee.json' with { type: 'json' }
import { type Iso3, iso3, stateOf } from './state.ts'

/** Days for which the list is known to be whole, or not. Where two periods hold, the first in the file counts. */
export interface Period extends DaySpan {
  readonly complete: boolean
  readonly uncertain?: true
  readonly note?: string
}

export interface Suspension extends DaySpan {
  readonly iso3: Iso3
}

export interface BodyRecord {
  readonly seats: number
  readonly terms: readonly Member[]
  readonly periods: readonly Period[]
  readonly suspensions: readonly Suspension[]
  /** What to say of a day outside all periods. */
  readonly elsewhere: string
}

interface Marks {
  readonly uncertain?: boolean | undefined
  readonly note?: string | undefined
}

interface Data {
  readonly name: string
  readonly seats: number
  readonly elsewhere?: string
  readonly terms: readonly (Marks & {
    readonly from: string
    readonly to?: string | undefined
    readonly elected?: string | undefined
    readonly members: readonly string[]
  })[]
  readonly periods: readonly (Marks & {
    readonly from: string
    readonly to?: string | undefined
    readonly complete: boolean
  })[]
  readonly suspensions: readonly { readonly iso3: string; readonly from: string; readonly to: string }[]
}

const marks = ({ uncertain, note }: Marks): Pick<Member, 'uncertain' | 'note'> => ({
  ...(uncertain === true && { uncertain }),
  ...(note !== undefined && { note }),
})

const toTerms = (term: Data['terms'][number]): readonly Member[] =>
  term.members.map(iso3).map(code => ({
    iso3: code,
    group: stateOf(code).regionalGroup,
    ...daySpan(term),
    from: term.from,
    ...(term.elected !== undefined && { elected: term.elected }),
    ...marks(term),
  }))

const toRecord = (data: Data): BodyRecord => ({
  seats: data.seats,
  terms: data.terms.flatMap(toTerms),
  periods: data.periods.map(period => ({ complete: period.complete, ...daySpan(period), ...marks(period) })),
  suspensions: data.suspensions.map(span => ({ iso3: iso3(span.iso3), ...daySpan(span) })),
  elsewhere: data.elsewhere ?? `The members of the ${data.name} on this day are not known.`,
})

export const bodyRecords: Readonly<Record<MemberBody, BodyRecord>> = {
  HRC: toRecord(hrc),
  NGO_COMMITTEE: toRecord(ngoCommittee),
  ECOSOC: toRecord(ecosoc),
  CHR: toRecord(chr),
  GA: toRecord(ga),
}
