// Look after the vault: overwrites what erased rows left, and renews the keys of spaces; each step may be the last, and the next tick goes on.
import { instantText } from '#src/instant-text.ts'
import type { SpaceId } from '#src/security/member.ts'
import { nextRenewal } from '#src/security/retention.ts'
import type { Job } from './job.ts'
import type { Works } from './works.ts'

export interface VaultWorks extends Works {
  /** Overwrites what erased rows left in files beside the tables. */
  readonly scrub: () => Promise<void>
}

/** Re-wrapped in one transaction: some milliseconds, during which nobody else writes. */
const AT_ONCE = 200

export const lookAfterVault = (works: VaultWorks): Job => ({
  name: 'look after vault',
  cron: '20 * * * * *',
  run: async now => {
    await scrub(works)
    const { spaces } = works.instruments.keyring
    const due = new Set(await works.stores.vaultCare.renewalsDue(instantText(now)))
    for (const { id } of await works.stores.members.spaces()) {
      if (spaces.stateOf(id) !== 'open' || spaces.modeOf(id) === 'none') continue
      if (due.has(id) || spaces.olderKeys(id).length > 0) await renew(id, works)
    }
  },
})

const scrub = async ({ stores, atomically, scrub }: VaultWorks): Promise<void> => {
  const spaces = await stores.vaultCare.unscrubbed()
  if (spaces.length === 0) return
  await scrub()
  await atomically(async ({ vaultCare }) => {
    for (const space of spaces) await vaultCare.scrubbed(space)
  })
}

/**
 * A new key on the disk, then every data key wrapped by it, then the old ones destroyed. Killed between any two steps, the
 * next run finds two keys and goes on: at each moment every data key is wrapped by one that is there.
 */
export const renew = async (
  space: SpaceId,
  { atomically, instruments, clock }: Pick<Works, 'atomically' | 'instruments' | 'clock'>,
): Promise<void> => {
  const { spaces } = instruments.keyring
  await atomically(async () => spaces.renew(space))
  for (let left = 1; left > 0; ) left = await atomically(({ vaultCare }) => vaultCare.rewrap(space, AT_ONCE))
  await atomically(async ({ vaultCare }) => {
    // Whoever wrote meanwhile may have used an older key.
    if ((await vaultCare.rewrap(space, AT_ONCE)) > 0) return
    await spaces.retire(space)
    await vaultCare.renewed(space, nextRenewal(instantText(clock())))
  })
}
