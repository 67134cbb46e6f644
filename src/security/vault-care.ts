// Port: what keeps the vault in order besides the people who use it: renewing keys, erasing for good, ending what is over.
import type { MemberId, OrganisationId, SpaceId } from './member.ts'
import type { RecordId, RecordKind, VaultLabel } from './vault.ts'

/** A record by what stands in the clear, so that a locked vault can be looked after too. */
export interface KeptRecord {
  readonly id: RecordId
  readonly space: SpaceId
  readonly kind: RecordKind
  readonly name: string
  readonly label: VaultLabel
  readonly author: MemberId
  readonly recipients: readonly MemberId[]
  /** The first day on which it is no longer kept, ISO. */
  readonly keepUntil: string
  /** How many people hold it back. */
  readonly holds: number
}

export interface VaultCare {
  /** The record of this short id, whatever its kind; `purged` with the instant when it is gone. */
  named(space: SpaceId, name: string): Promise<KeptRecord | { readonly purged: string } | undefined>
  /** Records that are over on a day: the day has come, and no two people hold them. */
  over(day: string, most: number): Promise<readonly KeptRecord[]>
  /** Records that end before a day and whose author was not told of that yet. */
  ending(before: string, most: number): Promise<readonly KeptRecord[]>
  told(records: readonly KeptRecord[]): Promise<void>
  hold(record: RecordId, by: MemberId, at: string): Promise<void>
  release(record: RecordId): Promise<void>
  /** Records that somebody wrote, or is named to read. */
  ofMember(space: SpaceId, member: MemberId): Promise<readonly KeptRecord[]>
  /** Records of these kinds that people of an organisation wrote while they were of it, oldest first. */
  ofOrganisation(
    space: SpaceId,
    organisation: OrganisationId,
    kinds: readonly RecordKind[],
  ): Promise<readonly KeptRecord[]>
  counts(space: SpaceId): Promise<Readonly<Record<VaultLabel, number>>>

  /** Spaces whose keys are to be renewed by now. */
  renewalsDue(now: string): Promise<readonly SpaceId[]>
  /** The next renewal, unless one is due earlier. */
  renewBy(space: SpaceId, at: string): Promise<void>
  renewed(space: SpaceId, next: string): Promise<void>
  /** Wraps data keys anew that another key than the newest wraps, at most so many; how many it did. Throws VaultClosed. */
  rewrap(space: SpaceId, most: number): Promise<number>
  /** Gives records another author or other readers; the vault must be open. */
  handOver(
    record: RecordId,
    to: { readonly author?: MemberId; readonly recipients?: readonly MemberId[] },
  ): Promise<void>
  /** Everything of a space, when it is wiped. How many records there were. */
  eraseAll(space: SpaceId, at: string): Promise<number>
  /** Whether something was erased since `scrubbed`, so that old copies of it may stand in files. */
  unscrubbed(): Promise<readonly SpaceId[]>
  scrubbed(space: SpaceId): Promise<void>
}
