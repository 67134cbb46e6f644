// Config: the settings, read from the environment and judged all at once; nothing else reads the environment.
import { existsSync } from 'node:fs'
import { z } from 'zod'
import { readAccount } from '#src/conversation/read-account.ts'
import { nearest } from '#src/conversation/suggest.ts'
import { OperatorFault } from '#src/operator-fault.ts'
import type { Account } from '#src/security/member.ts'
import { type Level, levels } from './log.ts'

export interface Config {
  /** `sqlite:<file>` or `postgres://…`; may hold a password, so it is never shown. */
  readonly databaseUrl: string
  readonly keyringPath: string
  readonly socketPath: string
  readonly host: string
  readonly port: number
  /** Where people reach the page and the feeds, without a slash at the end; absent when it follows from host and port. */
  readonly publicUrl?: string
  readonly owners: readonly Account[]
  /** How commands begin in rooms: `/un`, `!un`. */
  readonly root: string
  /** Absent: as fits the occasion. */
  readonly logLevel?: Level
  readonly colour: 'allowed' | 'no'
}

const said = (value: unknown): string => JSON.stringify(value)
const text = (fallback: string) => z.string().default(fallback)

const port = text('8080').transform((typed, context) => {
  const number = /^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN
  if (number <= 65535) return number
  context.addIssue(`PORT is a number from 0 to 65535, not ${said(typed)}.`)
  return z.NEVER
})

const publicUrl = z
  .string()
  .refine(typed => /^https?:$/.test(URL.parse(typed)?.protocol ?? ''), {
    error: issue => `PUBLIC_URL is an address such as https://calendar.example.org, not ${said(issue.input)}.`,
  })
  .transform(typed => typed.replace(/\/+$/, ''))

const owners = text('').transform((typed, context) => {
  const listed = typed.split(',').filter(one => one.trim() !== '')
  const wrong = listed.find(one => readAccount(one) === undefined)
  if (wrong === undefined) return listed.map(readAccount).filter(account => account !== undefined)
  context.addIssue(
    `PALAIS_OWNERS lists accounts such as slack:U012AB3CD,matrix:@ana:example.org; ${said(wrong)} is none.`,
  )
  return z.NEVER
})

const settings = z.object({
  // Its value stays out of the sentence: it may hold a password.
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.|postgres(ql)?:\/\/.)/, {
      error:
        'DATABASE_URL begins with sqlite: (a file: sqlite:palais.db) or postgres:// (a server: postgres://user@host/name).',
    })
    .default('sqlite:palais.db'),
  PALAIS_KEYRING: text('palais.keyring'),
  PALAIS_SOCKET: z.string().optional(),
  HOST: text('127.0.0.1'),
  PORT: port,
  PUBLIC_URL: publicUrl.optional(),
  PALAIS_OWNERS: owners,
  PALAIS_ROOT: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,19}$/, {
      error: issue => `PALAIS_ROOT is one short lower-case word such as un, not ${said(issue.input)}.`,
    })
    .default('un'),
  LOG_LEVEL: z
    .enum(levels, { error: issue => `LOG_LEVEL is one of ${levels.join(', ')}, not ${said(issue.input)}.` })
    .optional(),
  NO_COLOR: z.string().optional(),
})

/** Every setting's name, as `.env.example` explains them. */
export const settingNames: readonly string[] = Object.keys(settings.shape)

/** Reads the settings. An empty one counts as not set. Throws one OperatorFault with a sentence for each that is wrong. */
export const readConfig = (environment: Readonly<NodeJS.ProcessEnv> = withFile()): Config => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = settings.safeParse(given)
  const faults = [...(read.error?.issues ?? []).map(issue => issue.message), ...misspelt(given)]
  if (read.data === undefined || faults.length > 0) throw new OperatorFault(faults.join('\n'))
  return toConfig(read.data)
}

/** The environment, filled up from the file .env where there is one. */
const withFile = (): NodeJS.ProcessEnv => {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

const toConfig = (read: z.infer<typeof settings>): Config => ({
  databaseUrl: read.DATABASE_URL,
  keyringPath: read.PALAIS_KEYRING,
  socketPath: read.PALAIS_SOCKET ?? `${read.PALAIS_KEYRING.replace(/\.keyring$/, '')}.socket`,
  host: read.HOST,
  port: read.PORT,
  ...(read.PUBLIC_URL === undefined ? {} : { publicUrl: read.PUBLIC_URL }),
  owners: read.PALAIS_OWNERS,
  root: read.PALAIS_ROOT,
  ...(read.LOG_LEVEL === undefined ? {} : { logLevel: read.LOG_LEVEL }),
  colour: read.NO_COLOR === undefined ? 'allowed' : 'no',
})

/** Names that begin like ours and are not: a setting that is silently not read is worse than a wrong one. */
const misspelt = (given: object): readonly string[] =>
  Object.keys(given)
    .filter(name => name.startsWith('PALAIS_') && !settingNames.includes(name))
    .map(name => {
      const near = nearest(
        name.toLowerCase(),
        settingNames.map(one => one.toLowerCase()),
      )[0]
      return `${name} is not a setting.${near === undefined ? '' : ` Did you mean ${near.toUpperCase()}?`}`
    })
