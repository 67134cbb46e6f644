// Submitted: a filled-in form as the words that say the same, and what is wrong with it field by field.

import { fitted } from '#adapters/slack/show/fit.ts'
import type { Command } from '#src/conversation/command.ts'
import { type Form, fillText, judgeField, wordsOfForm } from '#src/conversation/form.ts'
import { type FormNote, readNote } from './form-note.ts'
import { fieldsInSlack } from './form-view.ts'
import { inputId, textHeld, type Values, waysOf } from './input-ways.ts'

/** The part of Slack's payload that is read. */
export interface SubmittedView {
  readonly private_metadata: string
  readonly state: { readonly values: Values }
}

export interface Submitted {
  readonly form: Form
  readonly note: FormNote
  /** The same as typing them. */
  readonly words: string
  /** What to show at which block; it is not worth asking the core when there is any. */
  readonly errors: Errors
}

/** Sentences by block. */
export type Errors = Readonly<Record<string, string>>

/** Nothing when it is no form of ours, or one of a command that is gone. */
export const submitted = (
  view: SubmittedView,
  { menu, prefix }: { readonly menu: readonly Command[]; readonly prefix: string },
): Submitted | undefined => {
  const note = readNote(view.private_metadata)
  const command = menu.find(one => one.verb === note?.verb)
  if (note === undefined || command === undefined) return undefined
  const fields = fieldsInSlack(command)
  const filled = new Map(
    fields
      .map(([name, field]) => [name, fillText(field, textHeld(name, field, view.state.values, prefix))] as const)
      .filter(([, text]) => text !== ''),
  )
  const form = { command, filled }
  const errors = fields.flatMap(([name]) => {
    const judged = judgeField(name, form)
    return judged.ok ? [] : [[blockOf(name, form), said(judged.refusal)] as const]
  })
  return { form, note, words: withConfirm(wordsOfForm(form), note.confirm), errors: Object.fromEntries(errors) }
}

/** Behind the first line: lines below it are pasted. */
const withConfirm = (words: string, confirm: string | undefined): string =>
  confirm === undefined ? words : words.replace(/$/m, () => ` confirm:${confirm}`)

/** A refusal where a form shows it: its sentence, and what could be meant. */
export const said = (refusal: {
  readonly sentence: string
  readonly choices?: readonly { readonly label: string }[]
}): string => {
  const choices = (refusal.choices ?? []).map(({ label }) => label)
  return fitted([refusal.sentence, ...(choices.length === 0 ? [] : [choices.join(' · ')])].join(' '), LONGEST)
}

/** Longer ones are hard to read below a field. */
const LONGEST = 300

/** The block at which something wrong with a field is shown: the one that was filled in. */
export const blockOf = (name: string, { command, filled }: Form): string => {
  const field = command.fields[name]
  const all = field === undefined ? [] : waysOf(field)
  const written =
    filled.has(name) && all.includes('words') && !/^(?:slack:|\d{4}-\d{2}-\d{2})/.test(filled.get(name) ?? '')
  return inputId(name, written ? 'words' : (all[0] ?? 'words'))
}
