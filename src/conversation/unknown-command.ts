// Unknown command: what to answer when no verb fits: the nearest ones, with the words that were typed.
import { type Result, refuse } from '#src/result.ts'
import { type Command, usage } from './command.ts'
import { nearest } from './suggest.ts'
import { said, type Token } from './words.ts'

/** Nothing of that name: the nearest command, its usage, and choices with the words that were typed. */
export const unknownCommand = (tokens: readonly Token[], menu: readonly Command[]): Result<never> => {
  const [first] = tokens
  if (first === undefined) return refuse('Type a command, for example: next 7d. "help" lists them all.')
  return incompleteVerb(tokens, menu) ?? nearestVerb(tokens, menu) ?? refuse(unknown(first))
}

const unknown = (first: Token): string => `I do not know "${first.raw}". "help" lists what I can do.`

/** The first word of a family, "event", without a second that belongs to it. */
const incompleteVerb = (tokens: readonly Token[], menu: readonly Command[]): Result<never> | undefined => {
  const first = tokens[0]?.raw.toLowerCase() ?? ''
  const family = menu.map(one => one.verb).filter(verb => verb.startsWith(`${first} `))
  if (family.length === 0) return undefined
  const near = nearest(said(tokens.slice(0, 2)), family)
  return refuse(
    `"${said(tokens)}" is not complete. ${first} has: ${family.join(', ')}.`,
    tokens.length === 1 ? undefined : near.map(verb => ({ label: verb, words: withVerb(verb, tokens, 2) })),
  )
}

const nearestVerb = (tokens: readonly Token[], menu: readonly Command[]): Result<never> | undefined => {
  const verbs = menu.map(one => one.verb)
  const ofTwo = nearest(
    said(tokens.slice(0, 2)),
    verbs.filter(verb => verb.includes(' ')),
  )
  const ofOne = nearest(
    tokens[0]?.raw ?? '',
    verbs.filter(verb => !verb.includes(' ')),
  )
  const [found, length] = ofTwo.length > 0 && tokens.length > 1 ? [ofTwo, 2] : [ofOne, 1]
  const best = menu.find(one => one.verb === found[0])
  return best === undefined
    ? undefined
    : refuse(
        `I do not know "${said(tokens.slice(0, length))}". Did you mean: ${usage(best)}`,
        found.map(verb => ({ label: verb, words: withVerb(verb, tokens, length) })),
      )
}

const withVerb = (verb: string, tokens: readonly Token[], replaced: number): string =>
  [verb, ...tokens.slice(replaced).map(token => token.raw)].join(' ')
