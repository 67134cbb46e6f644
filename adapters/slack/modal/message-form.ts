// Message form: a form that begins with the text of a message: "Log this".
import type { KnownBlock } from '@slack/types'
import { most } from '#adapters/slack/show/limits.ts'
import type { Command } from '#src/conversation/command.ts'
import { type Form, fillText } from '#src/conversation/form.ts'
import { symbolsIn } from '#src/votes/symbol.ts'
import { note } from './form-view.ts'

export interface MessageForm extends Form {
  /** Set when the message does not fit. */
  readonly above?: readonly KnownBlock[]
}

const TOO_LONG =
  'This message is too long for a form. Write to me directly instead: the command in the first line, and the text below it.'

/** The text as lines to paste, and for a vote the first symbol in it as its draft. */
export const messageForm = (command: Command, text: string): MessageForm => {
  const entries = Object.entries(command.fields).flatMap(([name, field]) => {
    if (field.as === 'paste') return [[name, fillText(field, text)] as const]
    const symbol = name === 'draft' ? symbolsIn(text)[0]?.symbol.text : undefined
    return symbol === undefined ? [] : [[name, symbol] as const]
  })
  const fits = entries.filter(([, held]) => held !== '' && held.length <= most.inputLength)
  const filled = new Map(fits)
  return entries.some(([, held]) => held.length > most.inputLength)
    ? { command, filled, above: [note(TOO_LONG)] }
    : { command, filled }
}
