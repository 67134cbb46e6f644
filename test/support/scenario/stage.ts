// Stage: where a scenario is played: straight through dispatch, or through a platform and its fake.
import type { Answered, Person, Room, Spot } from './script.ts'

/** What whoever spoke sees at once, and whether it was done. */
export interface Shown {
  readonly lines: readonly string[]
  readonly outcome: 'done' | 'refused'
}

export interface Stage extends AsyncDisposable {
  /** Makes the space the home space; the first space of a scenario is it otherwise. */
  home(space: string): Promise<void>
  join(person: Person): Promise<void>
  open(room: Room): Promise<void>
  loadShippedCalendar(): Promise<void>
  /** Lets an address answer so from now on. */
  setWebsite(address: string, answer: Answered): void
  /** Sets the clock forward, and lets everything happen that falls due. */
  until(now: Temporal.Instant): Promise<void>
  /** The same, but nothing runs until then. */
  downUntil(now: Temporal.Instant): Promise<void>
  now(): Temporal.Instant
  /** Says words; `[Confirm]` presses what was last shown there under that label, a lone number picks that choice. */
  say(said: { readonly by: string; readonly spot: Spot; readonly words: string }): Promise<Shown>
  /** What was posted in a spot since it was looked at last, answers to whoever spoke left out. */
  shown(spot: Spot): Promise<readonly string[]>
}
