// Organisation notes: what the people of an organisation noted for themselves, apart from what the whole space works with.
import type { Context } from '#src/conversation/context.ts'
import type { OrganisationId } from '#src/security/member.ts'
import type { RecordKind } from '#src/security/vault.ts'
import type { KeptRecord } from '#src/security/vault-care.ts'

/** Asks, and what is wanted on drafts, are the plans of the space: they stay, whoever wrote them. */
const noteKinds: readonly RecordKind[] = ['contact', 'pressure', 'follow-through', 'source']

export const organisationNotes = (
  organisation: OrganisationId,
  { vaultCare, actor }: Pick<Context, 'vaultCare' | 'actor'>,
): Promise<readonly KeptRecord[]> => vaultCare.ofOrganisation(actor.space.id, organisation, noteKinds)
