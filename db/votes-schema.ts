// Votes schema: the tables of drafts and votes, as kysely sees them.
import type { Bool, InstantText, Json, Once } from './columns.ts'

export interface VotesSchema {
  draft: {
    number: Once<number>
    space: Once<string>
    public: Bool
    symbol: string | null
    adopted_as: string | null
    body: string
    words: string
    facts: Json
    changed_at: InstantText
  }
  vote: {
    number: Once<number>
    space: Once<string>
    public: Bool
    draft: Once<number>
    body: string
    day: string
    outcome: string
    standing: string
    ballots: string
    source: string | null
    at: InstantText
  }
  reading: {
    vote: Once<number>
    ordinal: Once<number>
    reader: Once<string>
    at: Once<InstantText>
    how: Once<string>
    outcome: Once<string>
    ballots: Once<string>
    findings: Once<Json>
    why: Once<string | null>
  }
  vote_origin: { kind: Once<string>; name: Once<string>; vote: number; print: string }
  paste: {
    id: string
    space: string
    by: string
    place: string
    state: string
    words: string
    text: string
    until: InstantText
  }
  draft_revision: { draft: Once<number>; ordinal: Once<number>; at: Once<InstantText>; facts: Once<Json> }
  draft_direction: { draft: Once<number>; space: Once<string>; direction: string }
  vote_look: { vote: Once<number>; member: Once<string>; at: Once<InstantText> }
}
