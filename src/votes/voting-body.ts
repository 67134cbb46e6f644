// VotingBody: the bodies whose roll calls are kept, and whose membership decides who may vote there.
import type { BodyId } from '#src/calendar/body.ts'
import type { MemberBody } from '#src/states/member-body.ts'

export const VOTING_BODIES = [
  'HRC',
  'GA',
  'GA3C',
  'ECOSOC',
  'NGO_COMMITTEE',
  'CHR',
] as const satisfies readonly BodyId[]
export type VotingBody = (typeof VOTING_BODIES)[number]

export const isVotingBody = (text: string): text is VotingBody => VOTING_BODIES.some(body => body === text)

/** Whose members vote in a body: all Members of the United Nations sit in the Third Committee. */
export const electorateOf = (body: VotingBody): MemberBody => (body === 'GA3C' ? 'GA' : body)
