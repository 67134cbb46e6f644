// Name field: what a person, an organisation or a space is called.
import { type Field, textField } from '#src/conversation/fields.ts'
import { ok, refuse } from '#src/result.ts'

const LONGEST = 80

/** A name of at most 80 characters, without space around it. */
export const nameField = (about: { readonly help: string; readonly example: string }): Field<string> => ({
  ...textField(about),
  read: text => {
    const name = text.replaceAll('"', '').trim()
    if (name === '') return refuse(`The ${about.help} is empty. Type for example ${about.example}.`)
    return name.length <= LONGEST
      ? ok(name)
      : refuse(`The ${about.help} is too long: ${name.length} characters, and at most ${LONGEST} are kept.`)
  },
})
