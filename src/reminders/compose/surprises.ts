// Surprises: to coordinators alone, when a vote is verified: the States that answered otherwise than they were last heard to mean.
import { askFrom } from '#src/contacts/ask.ts'
import { contactFrom, heardIn } from '#src/contacts/contact.ts'
import { STANCE_WORDS } from '#src/contacts/stance.ts'
import { surprises } from '#src/contacts/verdict.ts'
import { code, line, type Part } from '#src/reply/document.ts'
import { readerFor } from '#src/security/vault-access.ts'
import { pressNameOf } from '#src/states/state.ts'
import { sayStanding, standingIn } from '#src/votes/standing-in.ts'
import { isVerified, type Vote } from '#src/votes/vote.ts'
import type { Desk, Sending } from './composed.ts'

/**
 * None when the vote was taken back meanwhile, or everybody did as they were last heard to mean. What a delegation said
 * is AMBER: where that may not be read, the pointer names the vote and nothing else.
 */
export const surpriseParts = async (number: number, sending: Sending, desk: Desk): Promise<readonly Part[]> => {
  const { space } = sending.delivery
  const vote = await desk.votes.vote(number)
  if (vote === undefined || vote.space !== space || !isVerified(vote.standing)) return []
  const pointer = `V${number} is verified. To compare it with what was said, at the console or in an encrypted Matrix conversation: compare V${number}`
  if (desk.vault.state(space) !== 'open') return [{ label: 'GREEN', space, blocks: [line(pointer)] }]
  const said = await surprisesIn(vote, sending, desk)
  if (said.length === 0) return []
  const blocks = [
    line(`V${number} is verified, and not all was as we had heard. ${said.join('; ')}.`),
    line('To see every promise: ', code(`compare V${number}`)),
  ]
  return [{ label: 'AMBER', space, pointer, blocks: sending.cover === 'on' ? [line(pointer)] : blocks }]
}

/** "Benin against (we had leaning in favour)" */
const surprisesIn = async (vote: Vote, { delivery, reader }: Sending, { vault }: Desk): Promise<readonly string[]> => {
  const bot = readerFor(delivery.space)
  const asks = (await vault.find({ kind: 'ask' }, bot)).map(askFrom).filter(ask => ask.draft === vote.draft)
  const contacts = await Promise.all(asks.map(ask => vault.find({ kind: 'contact', index: { ask: ask.name } }, bot)))
  const heard = heardIn(contacts.flat().map(contactFrom))
  return surprises(heard, { day: vote.day, standingOf: standingIn(vote) }).map(
    one =>
      `${pressNameOf(one.state, reader.language)} ${sayStanding(one.standing)} (we had ${STANCE_WORDS[one.heard.stance]})`,
  )
}
