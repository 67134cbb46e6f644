// Port: what is found when the ways to a platform are tried out now.
import type { Platform, SpaceId } from '#src/security/member.ts'

/** One thing that was tried, in a sentence without a secret: how it stands, and what to do where it does not. */
export interface Finding {
  readonly platform: Platform
  readonly well: 'yes' | 'no'
  readonly sentence: string
}

/** Tries what is connected, and the rooms of one space; may take some seconds, and never throws. */
export type TryOut = (space: SpaceId) => Promise<readonly Finding[]>

/** All of them at once. */
export const tryAll =
  (ways: ReadonlySet<TryOut>): TryOut =>
  async space =>
    (await Promise.all([...ways].map(one => one(space)))).flat()
