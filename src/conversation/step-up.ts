// Step up: what weighs more than a preview needs the person on another platform too, so that one stolen session is not enough.
import { instantText } from '#src/instant-text.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Account, Platform } from '#src/security/member.ts'
import type { Context } from './context.ts'

/** A word on one platform holds so long on the others. */
export const STEP_UP_HOLDS = Temporal.Duration.from({ minutes: 15 })

type Needs = Pick<Context, 'members' | 'agreements' | 'actor' | 'now'>

/** How the word of a person on a platform is kept. */
export const stepUpDeed = (member: string, platform: Platform): string => JSON.stringify(['step-up', member, platform])

/** Whether they said so elsewhere, or have no other platform on which they could. */
export const steppedUp = async ({ members, agreements, actor, now }: Needs): Promise<Result<'yes'>> => {
  if (actor.member === undefined) return refuse('Only members may do this.')
  const others = otherPlatforms(await members.accountsOf(actor.member), actor.platform)
  if (others.length === 0) return ok('yes')
  const since = instantText(now.subtract(STEP_UP_HOLDS))
  for (const platform of others) {
    const said = await agreements.of(actor.space.id, stepUpDeed(actor.member, platform), since)
    if (said.some(one => one.by === actor.member)) return ok('yes')
  }
  return refuse(
    `This needs a word from you on another platform, so that one stolen session is not enough. Say there, in ${others.join(' or ')}: confirm. Then say the same here again.`,
  )
}

const otherPlatforms = (accounts: readonly Account[], here: Platform): readonly Platform[] => [
  ...new Set(accounts.map(account => account.platform).filter(platform => platform !== here)),
]
