// Port: the vault: what may not lie readable in a database. Each version of a record is sealed with a key of its own.
import type { Label } from './label.ts'
import type { MemberId, OrganisationId, SpaceId } from './member.ts'
import type { VaultReader } from './vault-access.ts'

export type RecordId = string & { readonly __brand: 'RecordId' }

/** What records are about; a feature adds its own. */
const recordKinds = ['want', 'ask', 'contact', 'pressure', 'follow-through', 'source'] as const
export type RecordKind = (typeof recordKinds)[number]

/** The labels whose things belong in here. */
export const vaultLabels = ['AMBER', 'AMBER+STRICT', 'RED'] as const satisfies readonly Label[]
export type VaultLabel = (typeof vaultLabels)[number]

/** A piece of a record that is read or withheld as a whole. The value is kept as JSON. */
export interface Column {
  readonly label: VaultLabel
  readonly value: unknown
}
export type Columns = Readonly<Record<string, Column>>

/** What stands beside the sealed columns in the clear, bound to them so that it cannot be changed past this program. */
export interface RecordFrame {
  readonly id: RecordId
  readonly space: SpaceId
  readonly kind: RecordKind
  /** The short id that people use, `C118`; one record of a kind has it. */
  readonly name: string
  readonly author: MemberId
  /** The author's organisation when it was written. */
  readonly organisation?: OrganisationId
  /** Who may read RED columns, besides the author. */
  readonly recipients: readonly MemberId[]
}

/** A record as one reader sees it. */
export interface VaultRecord extends RecordFrame {
  /** From 1. */
  readonly version: number
  /** Who wrote this version, and when (24-character UTC text). */
  readonly by: MemberId
  readonly at: string
  /** The first day on which it is no longer kept, ISO. */
  readonly keepUntil: string
  /** Those that the reader may read. */
  readonly columns: Columns
}

/** What a version holds. */
export interface NewVersion {
  readonly columns: Columns
  /** Values by which the record is found without opening the others; compared without case or width. */
  readonly index?: Readonly<Record<string, string>>
  readonly at: string
  /** The day from which its life counts, ISO: the day of the event; that of writing when absent. */
  readonly from?: string
}

export interface VaultWish {
  readonly kind: RecordKind
  /** Every one of these values. */
  readonly index?: Readonly<Record<string, string>>
  /** Judged once opened: search in words is to open and look. */
  readonly matches?: (record: VaultRecord) => boolean
  /** The one column that `matches` is to judge: of records that do not match nothing else is opened. */
  readonly within?: string
  /** Only so many, those that were written down last; the others are not opened. */
  readonly newest?: number
}

/** Whether a space's records can be opened: `wiped` means never again. */
export type VaultState = 'open' | 'locked' | 'wiped'

/**
 * Everything but `state` and `purge` throws VaultClosed while the space is locked or wiped; nothing is read or written then.
 * Readers get what their labels allow and are told of nothing else. Outside `atomically` only reading makes sense.
 */
export interface Vault {
  state(space: SpaceId): VaultState
  put(record: RecordFrame & NewVersion): Promise<void>
  /** A later version of a record that is there; those before it stay until the record is purged. */
  amend(id: RecordId, version: NewVersion & { readonly by: MemberId }): Promise<void>
  /** Undefined when there is none, or none of it is for this reader. */
  read(id: RecordId, reader: VaultReader): Promise<VaultRecord | undefined>
  named(kind: RecordKind, name: string, reader: VaultReader): Promise<VaultRecord | undefined>
  /** Every version, oldest first. */
  versions(id: RecordId, reader: VaultReader): Promise<readonly VaultRecord[]>
  /** The records of the reader's space, oldest first. */
  find(wish: VaultWish, reader: VaultReader): Promise<readonly VaultRecord[]>
  /** Destroys the keys first, then what they sealed. */
  purge(ids: readonly RecordId[], at: string): Promise<void>
}
