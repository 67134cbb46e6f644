// Schema: every table as kysely sees it; what each column holds is said in the migration that makes it.
import type { ColumnType } from 'kysely'

/** Text that only a keyring opens, as base64. */
export type Sealed = string
/** An instant: ISO 8601 UTC, 24 characters. */
export type InstantText = string
/** A value as JSON text. */
export type Json = string

type Bool = 0 | 1
type Once<T> = ColumnType<T, T, never>

export interface Schema {
  installation: { id: Once<1>; keyring_check: string; data_version: number; shipped_version: string | null }
  counter: { series: Once<string>; last: number }
  space: { id: Once<string>; slug: string; name: string; home: Bool; green_in_feeds: Bool; created_at: InstantText }
  organisation: { id: Once<string>; space: string; name: string }
  member: { id: Once<string>; name: string; preferences: Json; chosen_space: string | null; created_at: InstantText }
  account: { platform: Once<string>; account: Once<string>; member: string }
  membership: {
    space: Once<string>
    member: Once<string>
    role: string
    organisation: string | null
    since: InstantText
    name: string | null
  }
  link_code: { member: Once<string>; hash: string; until: InstantText }
  place: {
    id: Once<string>
    platform: string
    address: string
    kind: string
    space: string | null
    member: string | null
    linked_by: string | null
    linked_at: InstantText
  }
  event: {
    id: Once<string>
    slug: string
    space: string
    public: Bool
    body: string
    kind: string
    country: string | null
    first_day: string
    day_after: string
    parent: string | null
    withdrawn: Bool
    revision: number
    sequence: number
    created_at: InstantText
    changed_at: InstantText
    facts: Json
  }
  change: {
    number: Once<number>
    event: string
    slug: string
    space: string
    public: Bool
    kind: string
    revision: number
    before: Json | null
    after: Json
    at: InstantText
    by: string
    why: string | null
    source: string | null
    cause: number | null
    undoes: number | null
  }
  shipped: { slug: Once<string>; event: string; facts: Json }
  act: {
    id: Once<string>
    number: number
    space: string
    member: string
    at: InstantText
    undo: string
    undone: Bool
  }
  inbox: { utterance: Once<string>; at: InstantText; outcome: string }
  audit: {
    seq: Once<number>
    at: InstantText
    by: string
    verb: string
    ids: Json
    outcome: string
    hash: string
  }
  audit_head: { id: Once<1>; seq: number; seal: string }
}
