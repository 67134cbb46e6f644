// Vault access: which columns of a record a reader may read; the same rows as the label table, asked before anything is opened.
import type { Actor } from './actor.ts'
import type { MemberId, OrganisationId } from './member.ts'
import type { RecordFrame, VaultLabel } from './vault.ts'

/** Who reads: an actor; or the bot itself, composing for a room of a space, who is of no organisation and nobody's recipient. */
export type VaultReader = Pick<Actor, 'speaking' | 'member' | 'organisation'> & {
  readonly space: Pick<Actor['space'], 'id'>
}

/** The bot composing for everybody in a space. */
export const readerFor = (space: Actor['space']['id']): VaultReader => ({ space: { id: space }, speaking: 'self' })

/** Whose side somebody is on: their organisation; whoever has none stands for themselves. */
export const standsFor = (of: {
  readonly member?: MemberId
  readonly organisation?: OrganisationId
}): OrganisationId | undefined => of.organisation ?? (of.member as string | undefined as OrganisationId | undefined)

const conditions: Readonly<Record<VaultLabel, (record: RecordFrame, reader: VaultReader) => boolean>> = {
  AMBER: () => true,
  'AMBER+STRICT': (record, reader) => standsFor({ ...record, member: record.author }) === standsFor(reader),
  RED: ({ author, recipients }, { member }) =>
    member !== undefined && (member === author || recipients.includes(member)),
}

/** Whether a reader may read a column of this label. An operator who speaks for somebody reads nothing. */
export const mayRead = (label: VaultLabel, record: RecordFrame, reader: VaultReader): boolean =>
  reader.speaking === 'self' && record.space === reader.space.id && conditions[label](record, reader)

/** Whose a new record is. Throws for somebody who is not a member: their command must not have got so far. */
export const writtenBy = ({
  space,
  member,
  organisation,
}: Actor): Pick<RecordFrame, 'space' | 'author' | 'organisation'> => {
  if (member === undefined) throw new Error('only members write into the vault')
  return { space: space.id, author: member, ...(organisation === undefined ? {} : { organisation }) }
}
