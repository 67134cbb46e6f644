// Draft: what is put to a vote, who stands behind it, and what was said about it.
import type { Iso3 } from '#src/states/state.ts'
import type { VotingBody } from './voting-body.ts'

export const DRAFT_KINDS = [
  'resolution',
  'decision',
  /** A change to another draft; a vote in favour is often one against the text. */
  'amendment',
  /** One paragraph put to a separate vote; the wording says whether to keep or to delete it. */
  'paragraph',
  /** A motion not to deal with the text: rule 116 of the Assembly's rules of procedure. */
  'no-action-motion',
  /** A ruling of the chair or President that a member appealed against. */
  'ruling',
  /** An application to the Committee on NGOs. */
  'application',
  'other',
] as const
export type DraftKind = (typeof DRAFT_KINDS)[number]

const ALIASES: Readonly<Record<string, DraftKind>> = {
  'no-action': 'no-action-motion',
  motion: 'no-action-motion',
  'point-of-order': 'ruling',
  para: 'paragraph',
}

/** The kind that a word names. */
export const readKind = (typed: string): DraftKind | undefined => {
  const word = typed.trim().toLowerCase()
  return DRAFT_KINDS.find(kind => kind === word) ?? ALIASES[word]
}

const KIND_WORDS: Readonly<Record<DraftKind, string>> = {
  resolution: 'resolution',
  decision: 'decision',
  amendment: 'amendment',
  paragraph: 'separate vote on a paragraph',
  'no-action-motion': 'no-action motion',
  ruling: 'ruling of the Chair',
  application: 'application',
  other: 'question',
}

/** Who presides over them is called a President; over the others, a Chair. */
const PRESIDED: ReadonlySet<VotingBody> = new Set(['HRC', 'GA', 'ECOSOC'])

export const kindWords = ({ kind, body }: Pick<Draft, 'kind' | 'body'>): string =>
  kind === 'ruling' && PRESIDED.has(body) ? 'ruling of the President' : KIND_WORDS[kind]

/** What a vote in favour meant for the text behind the question. Marked by a person, private to the space. */
export type Direction = 'for-the-text' | 'against-the-text'

/**
 * A span of days, ISO, in which a State stood behind a text; `joined` is undefined for one that was there when it was
 * tabled. A State that withdrew and joined again has two.
 */
export interface Sponsor {
  readonly state: Iso3
  readonly role: 'main' | 'co-sponsor'
  readonly joined?: string
  readonly withdrew?: string
}

/** A statement that States signed: no vote, and its list grows afterwards. */
export interface JointStatement {
  readonly title: string
  readonly day?: string
  readonly signatories: readonly Sponsor[]
}

/** What a State said about its vote, before or after it. */
export interface Explanation {
  readonly state: Iso3
  readonly when: 'before' | 'after'
  readonly note?: string
}

/** A State that joined the consensus but not one part of the text, in its words ("OP 3"). */
export interface Dissociation {
  readonly state: Iso3
  readonly from?: string
}

export interface Draft {
  /** Canonical symbol; undefined for what has none, such as a motion or a ruling. */
  readonly symbol?: string
  /** The resolution or decision that it became, by symbol. */
  readonly adoptedAs?: string
  readonly body: VotingBody
  readonly session?: string
  readonly kind: DraftKind
  readonly title?: string
  readonly theme?: string
  /** The draft that an amendment, a paragraph or a motion is about, by symbol. */
  readonly about?: string
  /** The exact question put, where it is not "to adopt": "to retain operative paragraph 3". */
  readonly question?: string
  /** The comparable earlier draft, by symbol; without it none is guessed. */
  readonly follows?: string
  readonly sponsors: readonly Sponsor[]
  readonly jointStatements: readonly JointStatement[]
  /** The State that asked for a recorded vote. */
  readonly voteAskedBy?: Iso3
  readonly explanations: readonly Explanation[]
  readonly dissociations: readonly Dissociation[]
}
