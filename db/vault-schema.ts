// Vault schema: the tables of the vault and of those who are kept out, as kysely sees them.
import type { InstantText, Once, Sealed } from './columns.ts'

export interface VaultSchema {
  vault_record: {
    id: Once<string>
    space: Once<string>
    kind: Once<string>
    name: Once<string>
    author: string | null
    organisation: string | null
    label: string
    version: number
    made_at: InstantText
    keep_until: string
    purged_at: InstantText | null
  }
  vault_recipient: { record: Once<string>; member: Once<string> }
  vault_version: { record: Once<string>; version: Once<number>; by: Once<string>; at: Once<InstantText> }
  vault_column: {
    record: Once<string>
    version: Once<number>
    name: Once<string>
    label: Once<string>
    sealed: Once<Sealed>
  }
  vault_key: {
    record: Once<string>
    version: Once<number>
    space: Once<string>
    wrapped_by: string
    wrapped: Sealed
  }
  vault_index: { record: Once<string>; mac: Once<string> }
  ask_row: {
    id: Once<string>
    space: Once<string>
    record: Once<string>
    ask: Once<string>
    owner: string | null
    deputy: string | null
    next: string | null
  }
  vault_care: { space: Once<string>; renew_at: InstantText; scrub_at: InstantText | null }
  vault_hold: { record: Once<string>; by: Once<string>; at: InstantText }
  vault_told: { record: Once<string>; keep_until: Once<string> }
  closure: {
    space: Once<string>
    member: Once<string>
    kind: Once<string>
    by: string
    at: InstantText
    until: InstantText | null
  }
  agreement: { space: Once<string>; deed: Once<string>; by: Once<string>; at: Once<InstantText> }
  audit_room: { space: Once<string>; place: string }
  tidying: {
    platform: Once<string>
    address: Once<string>
    message: Once<string>
    member: string
    due_at: InstantText
  }
}
