// Arguments: what was typed in a shell after `palais`, as an utterance and how to answer it.
import { ok, type Result, refuse } from '#src/result.ts'

export interface Asked {
  readonly words: string
  readonly form: 'text' | 'json'
  /** The member that an operator speaks for. */
  readonly as?: string
}

/** Reads `[--json] [--as <member>] <words>`. Options stand before the words; after `--` everything is words. */
export const readArguments = (given: readonly string[]): Result<Asked> => {
  let form: Asked['form'] = 'text'
  let as: string | undefined
  let at = 0
  for (; given[at]?.startsWith('--') === true; at++) {
    const option = given[at]
    if (option === '--') return ok(asked(given.slice(at + 1), form, as))
    if (option === '--json') form = 'json'
    else if (option === '--as' && given[at + 1] !== undefined) as = given[++at]
    else if (option === '--as') return refuse('--as needs a member: palais --as ana next 7d')
    else
      return refuse(
        `${option} is not an option. Type: palais [--json] [--as <member>] <words>, for example: palais next 7d`,
      )
  }
  return ok(asked(given.slice(at), form, as))
}

const asked = (words: readonly string[], form: Asked['form'], as: string | undefined): Asked => ({
  // A single argument is an utterance as it is, lines and quotes included.
  words: words.length === 1 ? (words[0] ?? '') : words.map(requoted).join(' '),
  form,
  ...(as === undefined ? {} : { as }),
})

/** The shell took the quotes away; what has spaces gets them back: `title:Civic space` → `title:"Civic space"`. */
const requoted = (argument: string): string => {
  if (!/\s/.test(argument) || argument.includes('"')) return argument
  const [, key = '', value = argument] = /^([a-z][a-z-]*:)(.*)$/is.exec(argument) ?? []
  return `${key}"${value}"`
}
