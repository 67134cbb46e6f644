// Deadline rule: data that says how a deadline hangs on an event, who it is for and how we know.
import type { BodyId } from '#src/calendar/body.ts'
import type { EventKind } from '#src/calendar/event.ts'

/** A rule derives one entry from each event it applies to, or, as guidance, only tells what is known. */
export interface DeadlineRule {
  readonly id: string
  /** The end of the slug of what it derives: `<slug of the anchor>-<this>`; stable for ever. */
  readonly slug: string
  /** The anchor is an event of one of these bodies and of this kind … */
  readonly bodies: readonly BodyId[]
  readonly anchorKind: EventKind
  /** … and, where given, itself falls under this rule (a deadline hung on a deadline) … */
  readonly anchorRule?: string
  /** … and has one of these words in its title, lower case. */
  readonly anchorWords?: readonly string[]
  /** What is derived, when it is not a deadline; a rule by notice always makes a task. */
  readonly yields?: 'presession' | 'meeting'
  /** What is due. */
  readonly title: string
  readonly who: string
  readonly consultativeStatus: 'needed' | 'not needed'
  readonly timing: Timing
  /** Lengths, languages, forms and channels, one a line. */
  readonly limits: readonly string[]
  readonly confidence: string
  readonly sources: readonly string[]
  /** The day the sources were checked, ISO. */
  readonly checkedOn: string
  readonly note?: string
  readonly examples: readonly RuleExample[]
}

/** How the day is found from the first day of the anchor. Days are calendar days at the seat of the body. */
export type Timing =
  | { readonly type: 'days-before'; readonly days: number; readonly onHoliday?: 'next-working-day' }
  | { readonly type: 'working-days-before'; readonly days: number }
  | { readonly type: 'hours-before'; readonly hours: number }
  /** A day between so many days before (`from`, the larger) and so many (`to`). */
  | { readonly type: 'window-before'; readonly from: number; readonly to: number }
  /** So many days before, by season; give or take the tolerance, which makes it a window. */
  | {
      readonly type: 'seasonal'
      readonly slots: readonly (Slot & { readonly days: number })[]
      readonly toleranceDays?: number
    }
  /** A standing date (`MM-DD`) for each session of the year. */
  | {
      readonly type: 'date-table'
      readonly slots: readonly (Slot & { readonly date: string; readonly yearsBefore: number })[]
    }
  /** A window of the anchor's year, from one `MM-DD` to another, both included; for anchors in these months. */
  | {
      readonly type: 'annual-window'
      readonly months: readonly number[]
      readonly from: string
      readonly to: string
    }
  /** At a session of another body (or so many months after it): the one that opens in one of the months `meetsIn`. */
  | {
      readonly type: 'other-session'
      readonly body: BodyId
      readonly slots: readonly (Slot & { readonly meetsIn: readonly number[]; readonly yearsLater: number })[]
      readonly monthsLater?: number
    }
  /** Set by each session's notice: a task to find it, from so many days before the anchor. */
  | { readonly type: 'notice'; readonly days: number; readonly document: string }
  /** No day can be derived; shown as advice. */
  | { readonly type: 'guidance'; readonly advice: string }

export type TimingOf<T extends Timing['type']> = Extract<Timing, { readonly type: T }>

/** A session of the year, known by the months (1 to 12) in which it can open. */
export interface Slot {
  readonly name: string
  readonly months: readonly number[]
}

/** What was published for a real event, to check the rule against. */
export interface RuleExample {
  /** A slug of the calendar, or words. */
  readonly event: string
  /** First day of the anchor, or its hour, ISO. */
  readonly anchor?: string
  /** The day or hour that was published, ISO, and its hour where the rule gives only days. */
  readonly due?: string
  readonly time?: string
  /** The session it was mapped to, a slug. */
  readonly target?: string
  /** Whether the rule gives this date; absent when there is nothing to compare. */
  readonly fits?: boolean
  readonly note?: string
}
