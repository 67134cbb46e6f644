// Log: one JSON line per fact, of the fields listed here and no others: ids, codes, counts and durations, never what people said.
import { relative } from 'node:path'
import { instantText } from '#src/instant-text.ts'

/** From everything to nothing. */
export const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type Level = (typeof levels)[number]

/** Words that we or a library chose: `SQLITE_FULL`, `member role`. */
const code = /^[\w .:/-]{1,80}$/

/** Every field that a line may have, and the form of what it holds. Add one only when it can hold no name and no content. */
const fields = {
  id: /^(?:[a-z2-7]{16}|[A-Z]\d{1,9})$/,
  job: code,
  platform: code,
  outcome: code,
  error: code,
  code,
  /** Where in our sources: `src/main.ts:12 db/open.ts:40`. */
  at: /^(?:[\w./-]+:\d+ ?)+$/,
  count: 'number',
  ms: 'number',
  status: 'number',
} as const satisfies Record<string, RegExp | 'number'>

type Fields = typeof fields
export type Fact = { readonly [F in keyof Fields]?: Fields[F] extends 'number' ? number : string }

/** `what` is a fixed text in our code, never made of data. */
export type Log = Readonly<Record<Exclude<Level, 'silent'>, (what: string, fact?: Fact) => void>>

interface Paper {
  readonly level: Level
  /** Takes one line, with its end. */
  readonly write: (line: string) => void
  readonly now: () => Temporal.Instant
}

/** Writes facts of a level and above. What does not have its field's form is written as `?`. */
export const logTo = ({ level, write, now }: Paper): Log => {
  const at =
    (rank: Level) =>
    (what: string, fact: Fact = {}) => {
      if (levels.indexOf(rank) < levels.indexOf(level)) return
      write(`${JSON.stringify({ time: instantText(now()), level: rank, what, ...allowed(fact) })}\n`)
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

const allowed = (fact: Fact): object =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, form]) => {
      const value = fact[name as keyof Fields]
      return value === undefined ? [] : [[name, fits(value, form) ? value : '?']]
    }),
  )

const fits = (value: unknown, form: RegExp | 'number'): boolean =>
  form === 'number' ? typeof value === 'number' : typeof value === 'string' && form.test(value)

/** What may be told of an exception: its kind, its code and where it came from. Its message may quote anything, so it stays out. */
export const factOf = (error: unknown): Fact => {
  if (!(error instanceof Error)) return { error: typeof error }
  const found = codeOf(error)
  const at = framesOf(error)
  return { error: error.name, ...(found === undefined ? {} : { code: found }), ...(at === '' ? {} : { at }) }
}

const codeOf = (error: Error): string | undefined => {
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.cause instanceof Error ? codeOf(error.cause) : undefined
}

const project = `${import.meta.dirname}/..`
const FRAME = /\(?(?:file:\/\/)?(\/[^():]+):(\d+):\d+\)?$/

const framesOf = ({ stack = '', message }: Error): string =>
  stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .flatMap(frame => {
      const [, path, line] = FRAME.exec(frame) ?? []
      return path === undefined ? [] : [`${relative(project, path)}:${line}`]
    })
    .filter(place => /^(?:src|db|adapters|jobs)\//.test(place))
    .slice(0, 5)
    .join(' ')
