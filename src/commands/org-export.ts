// org export: an organisation's own notes, in a file that only a key of theirs opens.
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import type { Context } from '#src/conversation/context.ts'
import { wordField } from '#src/conversation/fields.ts'
import { steppedUp } from '#src/conversation/step-up.ts'
import { instantText } from '#src/instant-text.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import type { VaultRecord } from '#src/security/vault.ts'
import type { KeptRecord } from '#src/security/vault-care.ts'
import { memberNames } from './member-names.ts'
import { organisationNotes } from './organisation-notes.ts'
import { ours } from './ours.ts'

export const orgExport = command({
  verb: 'org export',
  summary: 'take the notes of my organisation out, encrypted to a key of ours',
  permission: 'take own notes out',
  effect: 'read',
  fields: { key: wordField({ help: 'age recipient', example: 'age1…' }) },
  examples: ['org export age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gq'],
  handle: async ({ key }, context) => {
    const { actor, members } = context
    const member = actor.member === undefined ? undefined : await members.member(actor.space.id, actor.member)
    const organisation = member?.organisation
    if (organisation === undefined || actor.speaking === 'operator')
      return refuse('Members of an organisation take out what is theirs, each speaking for themselves.')
    const notes = await organisationNotes(organisation.id, context)
    const go = confirmed(
      {
        exactly: JSON.stringify(['org export', organisation.id, key, notes.length]),
        preview: [
          ours(context, [
            line(
              `${counted(notes.length, 'note')} of ${organisation.name} would go into a file that only this key opens:`,
            ),
            line(key),
            line('Notes labelled RED are in it only where you wrote them or are named; others take out their own.'),
          ]),
        ],
        words: `org export ${key}`,
      },
      context,
    )
    if (!go.ok) return go
    if (go.value !== 'yes') return ok(go.value)
    const sure = await steppedUp(context)
    if (!sure.ok) return sure
    const lines = await notesAsLines(notes, organisation.name, context)
    const made = await context.backups.handOut(lines, key, context.now)
    if (!made.ok) return made
    return ok(
      answer(
        ours(context, [
          line(
            `Made ${made.value}, with ${counted(lines.length - 1, 'note')}, beside the backups on the machine where I run.`,
          ),
          line('Whoever runs it hands it over within 35 days. It opens with: age -d -i <your key file>'),
        ]),
      ),
    )
  },
})

/** A header, then each note with all its versions, a line of JSON each. */
const notesAsLines = async (
  notes: readonly KeptRecord[],
  organisation: string,
  context: Context,
): Promise<readonly string[]> => {
  const { actor, vault, now } = context
  const nameOf = await memberNames(context)
  const versionOf = ({ version, by, at, columns }: VaultRecord) => ({ version, by: nameOf(by), at, columns })
  const lines = [JSON.stringify({ palais: 'notes', organisation, space: actor.space.name, at: instantText(now) })]
  for (const { id, kind, name } of notes) {
    const versions = await vault.versions(id, actor)
    if (versions.length > 0) lines.push(JSON.stringify({ name, kind, versions: versions.map(versionOf) }))
  }
  return lines
}
