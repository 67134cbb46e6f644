// Form view: a command as a modal, made from its definition.
import type { KnownBlock, ModalView } from '@slack/types'
import { most } from '#adapters/slack/show/limits.ts'
import { richText } from '#adapters/slack/show/paper.ts'
import { textRun } from '#adapters/slack/show/runs.ts'
import type { Command } from '#src/conversation/command.ts'
import type { Field } from '#src/conversation/fields.ts'
import type { Form } from '#src/conversation/form.ts'
import { typed } from '#src/security/label-table.ts'
import { type FormNote, noteText } from './form-note.ts'
import { pickedWays, type Way, waysOf } from './input-ways.ts'
import { inputs, plain } from './inputs.ts'

/** What a form remembers between being shown and submitted: no content, only which command and where. */
export type Remembered = Omit<FormNote, 'verb'>

/** How Slack names every form of ours. */
export const FORM = 'form'

/**
 * The fields that may be filled in on Slack, needed ones first, then lines to paste, then the rest. Where only picks may
 * be typed there is no field for words at all, and what is of a higher label than its command is left out. None when
 * something that the command needs is left out.
 */
export const fieldsInSlack = ({ fields, typed: label }: Command): readonly (readonly [string, Field<unknown>])[] => {
  const entries: readonly (readonly [string, Field<unknown>])[] = Object.entries(fields)
  const may = (field: Field<unknown>): boolean => {
    const rule = typed.slack[field.label ?? label]
    return rule === 'yes' || (rule === 'picks' && pickedWays(field).length > 0)
  }
  if (entries.some(([, field]) => field.needed === 'yes' && !may(field))) return []
  return entries.filter(([, field]) => may(field)).toSorted(([, a], [, b]) => place(a) - place(b))
}

/** The ways in which a field of a command is filled in on Slack. */
const waysFor = ({ typed: label }: Command, field: Field<unknown>): readonly Way[] =>
  typed.slack[field.label ?? label] === 'picks' ? pickedWays(field) : waysOf(field)

interface Shown {
  readonly remembered: Remembered
  /** Before ids of this workspace. */
  readonly prefix: string
  /** What stands above the fields; the command's summary when absent. */
  readonly above?: readonly KnownBlock[]
}

/** Nothing when none of its fields may be filled in on Slack. */
export const formView = ({ command, filled }: Form, { remembered, prefix, above }: Shown): ModalView | undefined => {
  const fields = fieldsInSlack(command)
  if (fields.length === 0) return undefined
  const below = fields.flatMap(([name, field]) =>
    inputs({ name, field, ways: waysFor(command, field), text: filled.get(name), prefix }),
  )
  const over = above ?? [note(`${capital(command.summary)}.`)]
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(capital(command.verb), most.viewTitle),
    submit: plain(submitLabel(command, remembered), most.viewTitle),
    close: plain('Cancel', most.viewTitle),
    private_metadata: noteText({ verb: command.verb, ...remembered }),
    blocks: [...over.slice(0, most.blocksInView - below.length), ...below],
  }
}

/** What is shown at once, while the form is made: a trigger of Slack lives three seconds. */
export const skeletonView = (command: Command): ModalView => ({
  type: 'modal',
  callback_id: FORM,
  title: plain(capital(command.verb), most.viewTitle),
  close: plain('Cancel', most.viewTitle),
  blocks: [note('One moment …')],
})

/** A line of our own. */
export const note = (text: string): KnownBlock => {
  const [first] = richText([{ as: 'line', runs: [textRun(text)] }])
  return first?.block ?? { type: 'divider' }
}

const place = (field: Field<unknown>): number => (field.needed === 'yes' ? 0 : field.as === 'paste' ? 1 : 2)

const submitLabel = ({ effect }: Command, { confirm }: Remembered): string =>
  confirm === undefined ? (effect === 'read' ? 'Show' : 'Save') : 'Confirm'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
