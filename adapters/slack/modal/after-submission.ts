// After submission: what a form does with the answer: shows what is wrong at its field, asks to confirm, or closes.
import type { ModalView } from '@slack/types'
import { shownBlocks } from '#adapters/slack/show/shown-blocks.ts'
import type { Answer } from '#src/conversation/dispatch.ts'
import { cut } from '#src/conversation/words.ts'
import type { Block } from '#src/reply/document.ts'
import { lineText } from '#src/reply/plain-text.ts'
import { blocksOf, type Released } from '#src/reply/release.ts'
import { fieldsInSlack, formView, note } from './form-view.ts'
import { blockOf, type Errors, type Submitted, said } from './submitted.ts'

/** What goes with the acknowledgement; nothing closes the form, and the answer is shown like any other. */
export type SubmissionAnswer =
  | { readonly response_action: 'errors'; readonly errors: Errors }
  | { readonly response_action: 'update'; readonly view: ModalView }

export const afterSubmission = (
  given: Submitted,
  { outcome, document }: Answer,
  prefix: string,
): SubmissionAnswer | undefined => {
  if (outcome === 'refused')
    return given.note.confirm === undefined ? errorsFor(given, document) : again(given, document, prefix)
  const confirm = confirmIn(document)
  return confirm === undefined ? undefined : previewOf(given, { document, confirm, prefix })
}

const NOT_SAVED = 'That took too long or did not work, and nothing was saved. Submit it again in a moment.'

/** Whoever filled it in keeps what they wrote. */
export const afterFailure = ({ form }: Submitted): SubmissionAnswer => ({
  response_action: 'errors',
  errors: { [blockOf(fieldsInSlack(form.command)[0]?.[0] ?? '', form)]: NOT_SAVED },
})

/** At the field whose text the refusal quotes, else at the first: people look there first. */
const errorsFor = ({ form }: Submitted, document: Released): SubmissionAnswer => {
  const sentence = sentenceOf(document)
  const choices = blocksOf(document).flatMap(block => (block.kind === 'choices' ? block.choices : []))
  const named = [...form.filled].find(([, text]) => sentence.toLowerCase().includes(`"${text.toLowerCase()}"`))?.[0]
  const field = named ?? fieldsInSlack(form.command)[0]?.[0] ?? ''
  return { response_action: 'errors', errors: { [blockOf(field, form)]: said({ sentence, choices }) } }
}

const sentenceOf = (document: Released): string =>
  blocksOf(document)
    .map(block => ('line' in block ? lineText(block.line) : ''))
    .find(text => text !== '') ?? ''

/** What was confirmed is not what would happen now: the same form, to be previewed again. */
const again = (
  { form, note: { channel } }: Submitted,
  document: Released,
  prefix: string,
): SubmissionAnswer | undefined => {
  const view = formView(form, {
    remembered: channel === undefined ? {} : { channel },
    prefix,
    above: [note(sentenceOf(document))],
  })
  return view === undefined ? undefined : { response_action: 'update', view }
}

/** The hash that would confirm what the document previews. */
const confirmIn = (document: Released): string | undefined =>
  blocksOf(document)
    .flatMap(block => (block.kind === 'actions' ? block.actions : []))
    .map(({ words }) => cut(words).tokens.find(token => token.key === 'confirm')?.text)
    .find(confirm => confirm !== undefined)

interface Preview {
  readonly document: Released
  readonly confirm: string
  readonly prefix: string
}

/** Room for the fields below. */
const MOST_ABOVE = 60

/**
 * The preview above the same fields: what was pasted stays in the form itself until it is confirmed, so that nobody has
 * to keep it, and whatever is changed there meanwhile no longer fits the hash.
 */
const previewOf = (given: Submitted, { document, confirm, prefix }: Preview): SubmissionAnswer | undefined => {
  const shown = shownBlocks(blocksOf(document).filter(isSaid), {}).map(({ block }) => block)
  const above = shown.length > MOST_ABOVE ? [...shown.slice(0, MOST_ABOVE), note('And more.')] : shown
  const { channel } = given.note
  const view = formView(given.form, {
    remembered: { confirm, ...(channel === undefined ? {} : { channel }) },
    prefix,
    above,
  })
  return view === undefined ? undefined : { response_action: 'update', view }
}

const isSaid = ({ kind }: Block): boolean => kind !== 'actions' && kind !== 'choices' && kind !== 'picture'
