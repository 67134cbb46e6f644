// The platform-neutral document: what every reply, reminder and notice is before a platform shows it.
import type { Choice } from '#src/result.ts'
import type { Label } from '#src/security/label.ts'
import type { MemberId, OrganisationId, SpaceId } from '#src/security/member.ts'

/** A run of text. Text stays text: each renderer escapes it for its own platform. */
export type Inline =
  | string
  | { readonly kind: 'strong' | 'code' | 'struck'; readonly text: string }
  /** A moment that a platform may also show in the reader's own zone; `text` stands alone. */
  | { readonly kind: 'time'; readonly instant: string; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  /** A member who is meant to be notified where the platform can. */
  | { readonly kind: 'mention'; readonly member: MemberId; readonly text: string }

export type Line = readonly Inline[]

/** Something to press; pressing it says its words. */
export type Action = Choice

/** A picture of numbers that stand in the table behind it. */
export interface Picture {
  readonly name: string
  readonly alt: string
  readonly svg: string
}

export type Block =
  | { readonly kind: 'heading' | 'line'; readonly line: Line }
  /** One thing in a list: what it is, then its facts, one a line. */
  | { readonly kind: 'entry'; readonly head: Line; readonly facts: readonly Line[] }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'picture'; readonly picture: Picture }
  /** Numbered answers to "which one?". */
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  | { readonly kind: 'actions'; readonly actions: readonly Action[] }
  /** Preformatted text: CSV, an address, a manifest. */
  | { readonly kind: 'code'; readonly text: string }
  /** The grey line at the end: as of when, from which source, who can see it. */
  | { readonly kind: 'fine'; readonly line: Line }

/** A piece of a document with one label. */
export interface Part {
  readonly label: Label
  readonly blocks: readonly Block[]
  /** Only State, stance, confidence, ask and date, no free words. */
  readonly picks?: true
  /** The space whose members may read it, above GREEN. */
  readonly space?: SpaceId
  /** The organisation of its author, for AMBER+STRICT. */
  readonly organisation?: OrganisationId
  /** Named recipients, for RED. */
  readonly recipients?: readonly MemberId[]
  /** What may be said where only its existence may: `AMBER record C214, open it in Matrix`. */
  readonly pointer?: string
  /** The same facts for machines (`--json`). */
  readonly data?: unknown
}

/** What a command answers. `asker`: only who asked sees it; `place`: the room asked for it. */
export interface Reply {
  readonly to: 'asker' | 'place'
  readonly parts: readonly Part[]
  /** The words that show it to everybody in the room, when saying the same there once more is not enough. */
  readonly share?: string
}

export const line = (...inlines: readonly Inline[]): Block => ({ kind: 'line', line: inlines })
export const heading = (...inlines: readonly Inline[]): Block => ({ kind: 'heading', line: inlines })
export const fine = (...inlines: readonly Inline[]): Block => ({ kind: 'fine', line: inlines })
export const strong = (text: string): Inline => ({ kind: 'strong', text })
export const code = (text: string): Inline => ({ kind: 'code', text })
export const struck = (text: string): Inline => ({ kind: 'struck', text })

/** A part that anyone may read. */
export const clear = (blocks: readonly Block[], data?: unknown): Part => ({
  label: 'CLEAR',
  blocks,
  ...(data === undefined ? {} : { data }),
})

/** A part for the members of a space. */
export const green = (blocks: readonly Block[], data?: unknown): Part => ({ ...clear(blocks, data), label: 'GREEN' })

export const answer = (...parts: readonly Part[]): Reply => ({ to: 'asker', parts })
