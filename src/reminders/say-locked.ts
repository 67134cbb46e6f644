// Say locked: after a start, the owners of each space whose vault is locked get one word of it.
import type { Keyring } from '#src/security/keyring.ts'
import type { Members } from '#src/security/members.ts'
import type { Outbox } from './outbox.ts'
import { ownersOf, tell } from './word.ts'

interface Needs {
  readonly members: Members
  readonly outbox: Outbox
  readonly keyring: Pick<Keyring, 'spaces'>
  readonly random: { id(): string }
}

/** `start` names this start: one word for each. */
export const sayLocked = async (needs: Needs, now: Temporal.Instant): Promise<void> => {
  for (const { id } of await needs.members.spaces()) {
    if (needs.keyring.spaces.stateOf(id) !== 'locked') continue
    await tell(
      { space: id, to: await ownersOf(id, needs.members), key: `locked:${now}`, subjects: ['locked'], now },
      needs,
    )
  }
}
