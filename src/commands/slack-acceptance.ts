// Slack acceptance: contacts are noted in Slack only after an owner read, once, what Slack's owners can read.
import type { Context } from '#src/conversation/context.ts'
import { ok, type Result, refuse } from '#src/result.ts'

/** The deed under which the agreement is kept. */
export const CONTACTS_IN_SLACK = 'contacts in Slack'
const EVER = '2000-01-01T00:00:00.000Z'

type Needs = Pick<Context, 'agreements' | 'actor' | 'utterance'>

export const isAccepted = async ({ agreements, actor }: Pick<Needs, 'agreements' | 'actor'>): Promise<boolean> =>
  (await agreements.of(actor.space.id, CONTACTS_IN_SLACK, EVER)).length > 0

/** Refuses in Slack until an owner accepted it; elsewhere there is nothing to accept. */
export const acceptedHere = async (context: Needs): Promise<Result<'yes'>> =>
  context.utterance.place.destination !== 'slack' || (await isAccepted(context))
    ? ok('yes')
    : refuse(
        'Contacts are not noted in Slack here: no owner has accepted it. Nothing was stored. An owner can: contact accept   Or say it in Matrix.',
      )
