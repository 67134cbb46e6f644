// Schema: every table as kysely sees it; what each column holds is said in the migration that makes it.
import type { Ending } from '#src/security/inbox.ts'
import type { Bool, InstantText, Json, Once } from './columns.ts'
import type { VaultSchema } from './vault-schema.ts'
import type { VotesSchema } from './votes-schema.ts'

export interface Schema extends VaultSchema, VotesSchema {
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
  inbox: { utterance: Once<string>; at: InstantText; outcome: Ending }
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
  subscription: {
    number: Once<number>
    space: string
    place: string
    set_by: string | null
    filter: Json
    leads: string | null
    at: string
    digest: string | null
    digest_at: InstantText | null
    created_at: InstantText
    ended_at: InstantText | null
  }
  subscription_term: { term: Once<string>; subscription: Once<number> }
  subscription_lead: {
    lead: string
    at: string
    ahead: Bool
    kind: string
    term: string
    subscription: Once<number>
  }
  lead_in_use: {
    term: Once<string>
    kind: Once<string>
    lead: Once<string>
    at: Once<string>
    ahead: Once<Bool>
    space: Once<string>
  }
  planned_time: {
    event: Once<string>
    lead: Once<string>
    at: Once<string>
    ahead: Once<Bool>
    sequence: number
    due_at: InstantText
    fires_at: InstantText
    state: string
  }
  delivery: {
    id: Once<string>
    key: string
    kind: string
    space: string
    place: string
    event: string | null
    sequence: number | null
    lead: string | null
    subscription: number | null
    change: number | null
    corrects: string | null
    quiet: string | null
    due_at: InstantText
    not_after: InstantText
    not_before: InstantText
    state: string
    attempt: number
    fence: number
    owner: string | null
    lease_until: InstantText | null
    tried_at: InstantText | null
    receipt: string | null
    code: string | null
    sent_at: InstantText | null
    settled_at: InstantText | null
  }
  delivery_subject: { delivery: Once<string>; subject: Once<string> }
  claim: {
    event: Once<string>
    space: Once<string>
    holder: Once<string>
    owner: string
    state: string
    at: InstantText
  }
  heartbeat: { name: Once<string>; at: InstantText }
  feed: {
    number: Once<number>
    space: Once<string>
    member: Once<string>
    filter: Json
    name: string
    wording: string
    created_at: InstantText
    revoked_at: InstantText | null
  }
  feed_secret: {
    hash: Once<string>
    feed: Once<number>
    starts: string
    revoked_at: InstantText | null
    last_used_at: InstantText | null
    last_client: string | null
  }
  source: {
    number: Once<number>
    space: Once<string>
    address: Once<string>
    every: number
    body: string
    added_by: string
    next_at: InstantText
    last_good_at: InstantText | null
    failing_since: InstantText | null
    trouble: string | null
    etag: string | null
    last_modified: string | null
    removed: Bool
  }
  known_item: { source: Once<number>; uid: Once<string>; print: string; event: string | null; missed: number }
  proposal: {
    number: Once<number>
    source: Once<number>
    space: Once<string>
    kind: string
    uid: string
    event: string | null
    facts: Json
    found_at: InstantText
    state: string
    closed_at: InstantText | null
  }
}
