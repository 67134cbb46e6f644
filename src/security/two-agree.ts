// Two agree: what takes two people, or one person twice where there is only one.
import type { Agreement } from './agreements.ts'
import type { MemberId } from './member.ts'

/** A request is good for so long. */
export const AGREEMENT_HOLDS = Temporal.Duration.from({ hours: 1 })
/** Somebody alone waits so long, so that nobody is rushed into it. */
const ALONE_WAITS = Temporal.Duration.from({ minutes: 10 })

export type Verdict =
  | { readonly is: 'agreed' }
  /** Somebody else has to ask for the same. */
  | { readonly is: 'second-needed' }
  /** There is nobody else; the same person, again, not before. */
  | { readonly is: 'again'; readonly from: Temporal.Instant }

/** `able`: who may agree to it; `before`: what was asked for, and still holds. */
export const twoAgree = (
  by: MemberId,
  now: Temporal.Instant,
  { able, before }: { readonly able: readonly MemberId[]; readonly before: readonly Agreement[] },
): Verdict => {
  if (before.some(one => one.by !== by && able.includes(one.by))) return { is: 'agreed' }
  if (able.some(one => one !== by)) return { is: 'second-needed' }
  const own = before.find(one => one.by === by)
  const from = (own === undefined ? now : Temporal.Instant.from(own.at)).add(ALONE_WAITS)
  return own !== undefined && Temporal.Instant.compare(now, from) >= 0 ? { is: 'agreed' } : { is: 'again', from }
}
