// org leave: an organisation leaves the space: its people go, and what they noted for themselves is erased.
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import type { Context } from '#src/conversation/context.ts'
import { memberField, option } from '#src/conversation/fields.ts'
import { steppedUp } from '#src/conversation/step-up.ts'
import { quoted } from '#src/conversation/words.ts'
import { instantText } from '#src/instant-text.ts'
import { ownersOf } from '#src/reminders/word.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, type Block, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Member, OrganisationId } from '#src/security/member.ts'
import type { KeptRecord } from '#src/security/vault-care.ts'
import { byTwo } from './by-two.ts'
import { findMember, sayMember, wordFor } from './find-member.ts'
import { findOrganisation } from './find-organisation.ts'
import { heldBy, partWith } from './holdings.ts'
import { nameField } from './name-field.ts'
import { organisationNotes } from './organisation-notes.ts'
import { ours } from './ours.ts'
import { inTurn } from './owners.ts'

export const orgLeave = command({
  verb: 'org leave',
  summary: 'let an organisation go: its people leave, its own notes are erased',
  permission: 'let an organisation go',
  effect: 'write',
  fields: { org: nameField({ help: 'organisation', example: 'Alpha' }), to: option(memberField) },
  examples: ['org leave Alpha', 'org leave "Alpha Rights" to:@bo'],
  handle: async ({ org, to }, context) => {
    await inTurn(context)
    const { id, name } = await findOrganisation(org, context)
    const all = await context.members.membersOf(context.actor.space.id)
    const people = all.filter(one => one.organisation?.id === id)
    if (id === undefined) return refuse(`There is no organisation "${org}" here. "member list" shows which there are.`)
    const heir = to === undefined ? ok(undefined) : await findMember(to, context)
    if (!heir.ok) return heir
    if (heir.value !== undefined && heir.value.organisation?.id === id)
      return refuse(`${heir.value.name} would leave with ${name}. Name somebody of another organisation: to:@bo`)
    if (!all.some(one => one.role === 'owner' && one.organisation?.id !== id))
      return refuse(
        `Every owner of this space is of ${name}. Make somebody of another organisation an owner first: member role @x owner`,
      )
    const notes = await organisationNotes(id, context)
    if (people.length === 0 && notes.length === 0) return refuse(`${name} has nobody here any more, and no notes.`)
    const held = notes.filter(note => note.holds >= 2).map(note => note.name)
    if (held.length > 0)
      return refuse(
        `Two people hold ${held.join(', ')}. To erase what is held, the hold ends first: hold ${held[0]} off`,
      )
    return letGo({ id, name, people, notes, to: heir.value }, context)
  },
})

interface Departure {
  readonly id: OrganisationId
  readonly name: string
  readonly people: readonly Member[]
  readonly notes: readonly KeptRecord[]
  readonly to: Member | undefined
}

const letGo = async (departure: Departure, context: Context): Promise<Result<Reply>> => {
  const { id, name, notes, to } = departure
  const { blocks, exactly } = await previewOf(departure, context)
  const heir = to === undefined ? '' : ` to:${await wordFor(to, context)}`
  const go = confirmed(
    {
      exactly: JSON.stringify(['org leave', id, to?.id, notes.map(note => note.id), exactly]),
      preview: [ours(context, blocks)],
      words: `org leave ${quoted(name)}${heir}`,
    },
    context,
  )
  if (!go.ok) return go
  if (go.value !== 'yes') return ok(go.value)
  const sure = await steppedUp(context)
  if (!sure.ok) return sure
  const able = await ownersOf(context.actor.space.id, context.members)
  const both = await byTwo(
    { exactly: JSON.stringify(['org leave', id, to?.id]), able, second: 'another owner' },
    context,
  )
  if (!both.ok) return both
  return ok(both.value === 'yes' ? await part(departure, context) : both.value)
}

const previewOf = async (
  { name, people, notes, to }: Departure,
  context: Context,
): Promise<{ readonly blocks: readonly Block[]; readonly exactly: readonly unknown[] }> => {
  const blocks: Block[] = [
    line(
      `${name} would leave ${context.actor.space.name}: ${counted(people.length, 'member')} and ${counted(notes.length, 'note')} of theirs.`,
    ),
  ]
  const exactly: unknown[] = []
  for (const member of people) {
    const things = await heldBy(member, to, context)
    exactly.push([member.id, member.role, things])
    blocks.push({ kind: 'entry', head: [sayMember(member)], facts: things.map(thing => [thing]) })
  }
  blocks.push(
    line('Their contacts, pressure and sources are erased for good; asks and votes stay. It takes two owners.'),
    line('To take their notes with them, one of them says first: org export age1…'),
  )
  return { blocks, exactly }
}

const part = async ({ id, name, people, notes, to }: Departure, context: Context): Promise<Reply> => {
  const ids: string[] = [id]
  const erased = notes.map(note => note.id)
  // Keys first: what is erased passes to nobody.
  await context.vault.purge(erased, instantText(context.now))
  for (const member of people) ids.push(...(await partWith(member, to, context)))
  await context.did({ ids: [...ids, ...erased] })
  return answer(
    ours(
      context,
      [
        line(
          `${name} has left ${context.actor.space.name}: ${counted(people.length, 'member')}, and ${counted(notes.length, 'note')} erased.`,
        ),
        line('They still see what is said in rooms that they are in; remove them there too.'),
        line('Backups hold what was erased for eight days more, and nobody can open it then.'),
      ],
      { organisation: name, members: people.map(one => one.name), erased: notes.length },
    ),
  )
}
