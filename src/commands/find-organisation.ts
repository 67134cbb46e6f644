// Find organisation: a typed name to an organisation of this space, or a new one.
import type { Context } from '#src/conversation/context.ts'
import type { Member, OrganisationId } from '#src/security/member.ts'

export interface FoundOrganisation {
  readonly name: string
  /** Absent for one that would be new. */
  readonly id?: OrganisationId
}

/** The organisation of that name, whatever its case; a new one when there is none. */
export const findOrganisation = async (
  typed: string,
  { members, actor }: Pick<Context, 'members' | 'actor'>,
): Promise<FoundOrganisation> => {
  const name = typed.trim()
  const known = await members.organisations(actor.space.id)
  return known.find(one => one.name.toLowerCase() === name.toLowerCase()) ?? { name }
}

/** Its id, after it was added when it is new. */
export const settle = async (
  organisation: FoundOrganisation,
  { members, actor, random }: Pick<Context, 'members' | 'actor' | 'random'>,
): Promise<OrganisationId> => {
  if (organisation.id !== undefined) return organisation.id
  const id = random.id() as OrganisationId
  await members.addOrganisation(actor.space.id, { id, name: organisation.name })
  return id
}

/** "organisation Alpha", with a word when it is new, for a preview. */
export const sayOrganisation = (organisation: FoundOrganisation | Member['organisation']): string =>
  organisation === undefined
    ? 'no organisation'
    : `organisation ${organisation.name}${organisation.id === undefined ? ' (new here)' : ''}`
