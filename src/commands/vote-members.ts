// vote members: who sits in a body on a day, by regional group.
import { readDay } from '#src/calendar/read-when.ts'
import { command } from '#src/conversation/command.ts'
import { bodyField, option, optional, rest, textField } from '#src/conversation/fields.ts'
import { answer, clear, heading, line, strong } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { membersOn } from '#src/states/membership.ts'
import { stateNames } from '#src/votes/state-names.ts'
import { electorateOf, isVotingBody } from '#src/votes/voting-body.ts'
import { greyLine } from './grey-line.ts'

export const voteMembers = command({
  verb: 'vote members',
  summary: 'who sits in a body on a day',
  permission: 'read',
  effect: 'read',
  fields: { day: optional(rest(textField({ help: 'day', example: '2027-03-25' }))), body: option(bodyField) },
  examples: ['vote members', 'vote members 2014-03-20', 'vote members body:NGO_COMMITTEE'],
  handle: async ({ day: typed, body = 'HRC' }, context) => {
    if (!isVotingBody(body))
      return refuse(`The members of ${body} are not kept. Try body:HRC, body:NGO_COMMITTEE or body:ECOSOC.`)
    const day = readDay((typed ?? 'today').toLowerCase(), { zone: 'Europe/Zurich', now: context.now })
    if (!day.ok) return day
    const { members, suspended, complete, seats, note } = membersOn(electorateOf(body), day.value)
    const groups = [...Map.groupBy(members, member => member.group)]
    const blocks = [
      heading(
        `${body.replace('_', ' ')}, ${day.value}: ${members.length} members${seats === undefined ? '' : ` of ${seats} seats`}.`,
      ),
      ...groups.map(([group, of]) =>
        line(
          strong(`${group ?? 'Members'} (${of.length}): `),
          stateNames(
            of.map(one => one.iso3),
            context.reader,
          ),
        ),
      ),
      ...(suspended.length === 0 ? [] : [line(strong('Suspended: '), stateNames(suspended, context.reader))]),
      ...(complete ? [] : [line(note ?? 'Not all members of that day are known.')]),
      greyLine(context, { source: 'From terms and elections as far as they are known', to: 'asker' }),
    ]
    return ok(answer(clear(blocks, members)))
  },
})
