// Context: what a handler knows and may use while it answers one utterance.

import type { Reader } from '#src/calendar/say-when.ts'
import type { Ports } from '#src/ports.ts'
import type { Actor } from '#src/security/actor.ts'
import type { Place } from '#src/security/member.ts'
import type { Command } from './command.ts'
import type { Utterance } from './utterance.ts'

export interface Context extends Ports {
  readonly actor: Actor
  /** The linked place where it was said; none for a stranger's direct conversation. */
  readonly place?: Place
  readonly now: Temporal.Instant
  readonly reader: Reader
  readonly utterance: Utterance
  /** The keyed hash that came with the words, when they confirm a preview. */
  readonly confirm?: string
  /** Set while `undo` says the words that take an act back: whoever did it saw it, so that it is not previewed again. */
  readonly undoing?: 'yes'
  /** How commands begin here: `/un`, `!un`, or nothing. */
  readonly root: string
  readonly menu: readonly Command[]
  /** What operators set: the address of the page, the version. */
  readonly about: About
  /** Remembers how to take this back, and what it touched. */
  readonly did: (act: Done) => Promise<void>
}

export interface About {
  readonly version: string
  readonly publicUrl: string
  /** Which database keeps everything: `SQLite`, `PostgreSQL`. */
  readonly database: string
  /** The day on which the shipped calendar was checked, ISO. */
  readonly calendar: string
}

/** What a write did: ids for the audit, and the utterance that undoes it. */
export interface Done {
  readonly ids: readonly string[]
  readonly undo?: string
}
