// Set claim: writes down who takes care of an event, or that it is done, with the words that take it back.
import type { CalendarEvent } from '#src/calendar/event.ts'
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import { claimWords } from '#src/reminders/claim-words.ts'
import type { Claim } from '#src/reminders/claims.ts'
import { whenLine } from '#src/reminders/compose/event-lines.ts'
import { answer, type Block, code, fine, type Line, type Reply, strong } from '#src/reply/document.ts'
import type { Member } from '#src/security/member.ts'
import { holderOf } from './claiming.ts'
import { wordFor } from './find-member.ts'
import { ours } from './ours.ts'

/** What is on the list of a member's organisation now; none when nothing. */
export const claimOf = async (
  event: CalendarEvent,
  member: Member,
  { claims, actor }: Pick<Context, 'claims' | 'actor'>,
): Promise<Claim | undefined> =>
  (await claims.ofEvent(event.id, actor.space.id)).find(claim => claim.holder === holderOf(member))

/** Sets it for the organisation of a member, and remembers how it was. */
export const setClaim = async (
  event: CalendarEvent,
  { owner, state }: { readonly owner: Member; readonly state: Claim['state'] },
  context: Context,
): Promise<void> => {
  const { claims, actor, now } = context
  const before = await claimOf(event, owner, context)
  await claims.set({
    event: event.id,
    space: actor.space.id,
    holder: holderOf(owner),
    owner: owner.id,
    ownerName: owner.name,
    state,
    at: instantText(now),
  })
  await context.did({ ids: [event.id, owner.id], undo: await wordsBack(event, before, context) })
}

/** The utterance that gives back how it was before. */
export const wordsBack = async (
  { slug }: CalendarEvent,
  before: Claim | undefined,
  context: Pick<Context, 'members' | 'actor'>,
): Promise<string> => {
  if (before === undefined) return `unclaim ${slug}`
  if (before.state === 'done') return `done ${slug}`
  return `assign ${await wordFor({ id: before.owner, name: before.ownerName }, context)} ${slug}`
}

/** What was done, of what, and how it stands for all organisations; a room that asked sees it. */
export const claimReply = async (head: string, event: CalendarEvent, context: Context): Promise<Reply> => {
  const all = await context.claims.ofEvent(event.id, context.actor.space.id)
  const words = claimWords(all)
  const facts: readonly Line[] = [
    [strong(event.kind.toUpperCase()), '  ', event.title, ' (', code(event.slug), ')'],
    whenLine(event.when, context.reader),
    ...(words === '' ? [] : [[`${words}.`]]),
  ]
  const blocks: readonly Block[] = [{ kind: 'entry', head: [head], facts }, fine('To undo: undo, within ten minutes')]
  const data = {
    event: event.slug,
    claims: all.map(({ ownerName, organisationName, state }) => ({ ownerName, organisationName, state })),
  }
  return {
    ...answer(ours(context, blocks, data)),
    to: context.utterance.place.kind === 'room' ? 'place' : 'asker',
  }
}
