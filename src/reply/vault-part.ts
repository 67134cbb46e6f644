// Vault part: a part of an answer that tells what a record of the vault says, with the label and the readers of its column.

import type { RecordFrame, VaultLabel } from '#src/security/vault.ts'
import { standsFor } from '#src/security/vault-access.ts'
import type { Part } from './document.ts'

/** What `release` must know of the record besides the blocks that were made from it. */
export const vaultPart = (
  label: VaultLabel,
  { space, author, organisation, recipients }: RecordFrame,
  part: Omit<Part, 'label' | 'space' | 'organisation' | 'recipients'>,
): Part => {
  const side = standsFor({ member: author, ...(organisation === undefined ? {} : { organisation }) })
  return {
    ...part,
    label,
    space,
    ...(side === undefined ? {} : { organisation: side }),
    recipients: [...new Set([author, ...recipients])],
  }
}
