// Port: the audit trail, append-only and hash-chained; ids only, never text.

export interface AuditEntry {
  readonly at: string
  /** Member id, or `operator`, `system`. */
  readonly by: string
  /** The verb of the command. */
  readonly verb: string
  /** Ids of what was touched. */
  readonly ids: readonly string[]
  readonly outcome: 'done' | 'refused' | 'read'
}

export interface Verdict {
  readonly entries: number
  readonly brokenAt?: number
  /** The hash of the last entry that fits. */
  readonly head: string
}

export interface AuditTrail {
  /** Adds an entry bound to the one before it. */
  record(entry: AuditEntry): Promise<void>
  /** Entries that touch an id, newest first. */
  about(id: string, most: number): Promise<readonly AuditEntry[]>
  /** Entries of somebody, newest first. */
  by(member: string, most: number): Promise<readonly AuditEntry[]>
  /** The sequence number of the entry with this hash, the head of the chain at its time. */
  entryOf(hash: string): Promise<number | undefined>
  /** Walks the chain: the number of entries, or the sequence number of the first that does not fit. */
  verify(): Promise<Verdict>
  /** Walks the newest entries alone, up to the end of the chain; costs the same however long it is. */
  verifyNewest(): Promise<Verdict & { readonly walked: number }>
}
