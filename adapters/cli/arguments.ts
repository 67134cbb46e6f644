// Arguments: what was typed in a shell after `palais`, as an utterance and how to answer it.
import { ok, type Result, refuse } from '#src/result.ts'

export interface Asked {
  readonly words: string
  readonly form: 'text' | 'json'
  /** The member that an operator speaks for. */
  readonly as?: string
  /** The linked place in which it is said. */
  readonly in?: string
}

const USAGE = 'palais [--json] [--as <member>] [--in <place>] <words>'
const needs: Readonly<Record<string, string>> = {
  '--as': '--as needs a member: palais --as ana next 7d',
  '--in': '--in needs a linked place: palais --in hook:board following',
}

/** Reads `[--json] [--as <member>] [--in <place>] <words>`. Options stand before the words; after `--` everything is words. */
export const readArguments = (given: readonly string[]): Result<Asked> => {
  let form: Asked['form'] = 'text'
  const named: { as?: string; in?: string } = {}
  let at = 0
  for (; given[at]?.startsWith('--') === true; at++) {
    const [option = '', value] = given.slice(at)
    if (option === '--') return ok(asked(given.slice(at + 1), form, named))
    if (option === '--json') form = 'json'
    else if ((option === '--as' || option === '--in') && value !== undefined) {
      named[option === '--as' ? 'as' : 'in'] = value
      at++
    } else return refuse(needs[option] ?? `${option} is not an option. Type: ${USAGE}, for example: palais next 7d`)
  }
  return ok(asked(given.slice(at), form, named))
}

const asked = (words: readonly string[], form: Asked['form'], named: Pick<Asked, 'as' | 'in'>): Asked => ({
  // A single argument is an utterance as it is, lines and quotes included.
  words: words.length === 1 ? (words[0] ?? '') : words.map(requoted).join(' '),
  form,
  ...named,
})

/** The shell took the quotes away; what has spaces gets them back: `title:Civic space` → `title:"Civic space"`. */
const requoted = (argument: string): string => {
  if (!/\s/.test(argument) || argument.includes('"')) return argument
  const [, key = '', value = argument] = /^([a-z][a-z-]*:)(.*)$/is.exec(argument) ?? []
  return `${key}"${value}"`
}
