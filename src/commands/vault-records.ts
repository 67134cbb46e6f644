// Vault records: what a member may read alone passes to whoever takes over; keys are renewed when somebody leaves.
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import { counted } from '#src/reply/counted.ts'
import type { Member } from '#src/security/member.ts'
import type { KeptRecord } from '#src/security/vault-care.ts'
import type { Holding } from './holdings.ts'

const kept = ({ id }: Member, { vaultCare, actor }: Context): Promise<readonly KeptRecord[]> =>
  vaultCare.ofMember(actor.space.id, id)

/** Nobody else who is still a member could read it. */
const alone = async (
  records: readonly KeptRecord[],
  member: Member,
  context: Context,
): Promise<readonly KeptRecord[]> => {
  const here = new Set((await context.members.membersOf(context.actor.space.id)).map(one => one.id))
  const reads = ({ author, recipients }: KeptRecord) =>
    [author, ...recipients].filter(one => one !== member.id && here.has(one))
  return records.filter(record => record.label === 'RED' && reads(record).length === 0)
}

/** Numbers only: that a RED record is there is for its readers alone. */
export const vaultRecords: Holding = {
  passes: 'or stays',
  list: async (member, context) => {
    const records = await kept(member, context)
    if (records.length === 0) return []
    const only = (await alone(records, member, context)).length
    const readable = only === 0 ? '' : `, ${only} of which nobody else can read`
    return [`${counted(records.length, 'record')} in the vault${readable}`]
  },
  release: async (member, to, context) => {
    const { vaultCare, actor, keyring, now } = context
    // Also for somebody who wrote nothing: they have read.
    if (keyring.spaces.modeOf(actor.space.id) !== 'none') await vaultCare.renewBy(actor.space.id, instantText(now))
    const records = await kept(member, context)
    const only = new Set((await alone(records, member, context)).map(record => record.id))
    for (const { id, recipients } of records) {
      const rest = recipients.filter(one => one !== member.id)
      const after = to !== undefined && only.has(id) ? [...rest, to.id] : rest
      if (after.length !== recipients.length || !after.every(one => recipients.includes(one)))
        await vaultCare.handOver(id, { recipients: after })
    }
    return records.map(record => record.id)
  },
}
