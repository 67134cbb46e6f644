// Claimed deadlines: what a member has taken on passes to whoever takes over, or is free again.
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import type { Member } from '#src/security/member.ts'
import type { Holding } from './holdings.ts'

const openClaims = async (member: Member, { claims, actor }: Context) =>
  (await claims.ofMember(member.id, actor.space.id)).filter(claim => claim.state === 'claimed')

export const claimedDeadlines: Holding = {
  passes: 'or ends',
  list: async (member, context) => {
    const lines: string[] = []
    for (const { event } of await openClaims(member, context)) {
      const found = await context.calendar.event(event)
      if (found !== undefined) lines.push(`${found.slug}, claimed`)
    }
    return lines
  },
  release: async (member, to, context) => {
    const at = instantText(context.now)
    const held = await openClaims(member, context)
    for (const claim of held) {
      await context.claims.remove(claim)
      if (to === undefined || (await isTakenBy(to, claim.event, context))) continue
      const holder = to.organisation?.id ?? to.id
      await context.claims.set({ ...claim, holder, owner: to.id, ownerName: to.name, at })
    }
    return held.map(claim => claim.event)
  },
}

/** What an organisation has on its list already stays with whoever has it there. */
const isTakenBy = async (to: Member, event: Parameters<Context['claims']['ofEvent']>[0], context: Context) =>
  (await context.claims.ofEvent(event, context.actor.space.id)).some(
    claim => claim.holder === (to.organisation?.id ?? to.id),
  )
