// Columns: the kinds of value that tables hold.
import type { ColumnType } from 'kysely'

/** Text that only a keyring opens, as base64. */
export type Sealed = string
/** An instant: ISO 8601 UTC, 24 characters. */
export type InstantText = string
/** A value as JSON text. */
export type Json = string

export type Bool = 0 | 1
/** Written once, never changed. */
export type Once<T> = ColumnType<T, T, never>
