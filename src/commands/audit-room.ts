// audit room: names the room of the owners, in which the head of the audit is posted each day.
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { accountField, optional } from '#src/conversation/fields.ts'
import { answer, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { findAddress } from './find-place.ts'
import { ours } from './ours.ts'

export const auditRoom = command({
  verb: 'audit room',
  summary: 'post the head of the audit in this room each day, or in none: off',
  permission: 'see the audit',
  effect: 'write',
  fields: { address: optional(accountField({ help: 'address or off', example: '!room:example.org' })) },
  examples: ['audit room !room:example.org', 'audit room off'],
  handle: async ({ address: typed }, context) => {
    const { actor, members, auditRooms, did } = context
    const { id } = actor.space
    if (typed === 'off') return end(context)
    const address = findAddress(typed, context)
    if (!address.ok) return address
    const { said } = address.value
    const place = await members.findPlace(address.value)
    if (place?.space !== id || place.kind !== 'room')
      return refuse(`The room ${said} is not linked to ${actor.space.name}. Link it first: place add ${said}`)
    const before = await auditRooms.of(id)
    if (before === place.id) return refuse(`The head of the audit goes to ${said} already. To end that: audit room off`)
    await auditRooms.set(id, place.id)
    await did({ ids: [place.id] })
    return ok(
      answer(
        ours(context, [
          line(`Each day at 07:00 UTC the head of the audit goes to ${said}; owners get it by themselves no more.`),
          line('Let only owners be in that room: whoever can take its messages away can hide that the audit was cut.'),
        ]),
      ),
    )
  },
})

const end = async ({ actor, auditRooms, did }: Context): Promise<Result<Reply>> => {
  const { id } = actor.space
  const before = await auditRooms.of(id)
  if (before === undefined)
    return refuse('No room is named for the head of the audit. To name one, say in it: audit room')
  await auditRooms.set(id, undefined)
  await did({ ids: [before] })
  return ok(answer(ours({ actor }, [line('The head of the audit goes to no room any more.')])))
}
