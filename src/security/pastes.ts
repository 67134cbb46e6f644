// Port: long pasted lines, kept for half an hour under a short name, so that a button or a later message can stand for them.
import type { SpaceId } from './member.ts'

/** Only what may be stored plain is ever kept: what CLEAR and GREEN commands take. */
export interface Paste {
  readonly id: string
  readonly space: SpaceId
  /** Account of whoever pasted it, and the place; nobody else, and nowhere else, can it be used. */
  readonly by: string
  readonly place: string
  /** `open`: what the person says next in that place is added to it. */
  readonly state: 'open' | 'whole'
  /** The first line, to which the text belongs. */
  readonly words: string
  readonly text: string
  /** Until when it is kept. */
  readonly until: string
}

/** Whose it is, and where. */
export type Pasted = Pick<Paste, 'by' | 'place'>

export interface Pastes {
  /** Keeps it, or what it has become. */
  keep(paste: Paste): Promise<void>
  find(id: string, whose: Pasted, at: string): Promise<Paste | undefined>
  /** The one that is being added to. */
  open(whose: Pasted, at: string): Promise<Paste | undefined>
  drop(id: string): Promise<void>
  /** Forgets what was kept long enough. */
  expire(at: string): Promise<void>
}
