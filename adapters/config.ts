// Config: the settings, read from the environment and judged all at once; nothing else reads the environment.
import { existsSync } from 'node:fs'
import { z } from 'zod'
import { readAccount } from '#src/conversation/read-account.ts'
import { nearest } from '#src/conversation/suggest.ts'
import { OperatorFault } from '#src/operator-fault.ts'
import type { Account } from '#src/security/member.ts'
import { type Level, levels } from './log.ts'
import { halfMatrix, type Matrix, toMatrix } from './matrix-config.ts'

export interface Config {
  /** `sqlite:<file>` or `postgres://…`; may hold a password, so it is never shown. */
  readonly databaseUrl: string
  readonly keyringPath: string
  readonly socketPath: string
  /** Where backups go, and the keys (age) that open them; none: no backups are made. */
  readonly backup: { readonly folder: string; readonly recipients: readonly string[] }
  readonly host: string
  readonly port: number
  /** Where people reach the page and the feeds, without a slash at the end; absent when it follows from host and port. */
  readonly publicUrl?: string
  readonly owners: readonly Account[]
  /** How commands begin in rooms: `/un`, `!un`. */
  readonly root: string
  /** A gateway of the operator's that passes messages on; absent when there is none. */
  readonly hook?: Hook
  /** How Slack is reached; absent when it is not. */
  readonly slack?: Slack
  /** Where the device of Matrix is kept, and with what it is made. */
  readonly matrix: Matrix
  /** Time-out of one call to a platform. */
  readonly deliveryTimeout: Temporal.Duration
  /** Absent: as fits the occasion. */
  readonly logLevel?: Level
  readonly colour: 'allowed' | 'no'
}

export interface Hook {
  readonly url: string
  readonly token?: string
  /** What it promises about a message that comes twice: dropped by its key, can be asked for, nothing. */
  readonly repeats: (typeof repeats)[number]
}

/** A bot token for each workspace, and the way in: Socket Mode with app tokens, or HTTP with signing secrets. */
export interface Slack {
  readonly botTokens: readonly string[]
  readonly way:
    | { readonly by: 'socket'; readonly appTokens: readonly string[] }
    | { readonly by: 'http'; readonly signingSecrets: readonly string[] }
  readonly apiUrl?: string
}

const repeats = ['key', 'look-up', 'none'] as const

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

/** A token and a message must not cross the network in the clear. */
const hookUrl = z.string().refine(
  typed => {
    const url = URL.parse(typed)
    return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  },
  {
    error:
      'HOOK_URL is the https:// address of a gateway for messages (http:// only for one on this machine: http://localhost:9000/messages).',
  },
)

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host)

const seconds = text('10').transform((typed, context) => {
  const number = /^\d{1,2}(\.\d{1,3})?$/.test(typed) ? Number(typed) : Number.NaN
  if (number >= 0.1 && number <= 60) return Temporal.Duration.from({ milliseconds: Math.round(number * 1000) })
  context.addIssue(`DELIVERY_TIMEOUT is a number of seconds from 0.1 to 60, not ${said(typed)}.`)
  return z.NEVER
})

const owners = text('').transform((typed, context) => {
  const listed = typed.split(',').filter(one => one.trim() !== '')
  const wrong = listed.find(one => readAccount(one) === undefined)
  if (wrong === undefined) return listed.map(readAccount).filter(account => account !== undefined)
  context.addIssue(
    `PALAIS_OWNERS lists accounts such as slack:U012AB3CD,matrix:@ana:example.org; ${said(wrong)} is none.`,
  )
  return z.NEVER
})

/** Their values stay out of the sentences: they are secrets. */
const listed = (wrong: RegExp, sentence: string) =>
  text('').transform((typed, context) => {
    const all = typed
      .split(',')
      .map(one => one.trim())
      .filter(one => one !== '')
    if (all.every(one => /^[\x21-\x7e]+$/.test(one) && !wrong.test(one))) return all
    context.addIssue(sentence)
    return z.NEVER
  })

const slackUrl = z
  .string()
  .refine(
    typed => {
      const url = URL.parse(typed)
      return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
    },
    { error: 'SLACK_API_URL is an https:// address (http:// only on this machine); leave it out to use Slack itself.' },
  )
  .transform(typed => typed.replace(/\/*$/, '/'))

/** The name of a server, or its address; a password must not cross the network in the clear. */
const homeserver = z.string().refine(
  typed => {
    const url = URL.parse(typed)
    if (url?.protocol === 'http:') return isLoopback(url.hostname)
    return url?.protocol === 'https:' || /^[a-z0-9.-]+(:\d{1,5})?$/i.test(typed)
  },
  { error: issue => `MATRIX_HOMESERVER is like example.org or https://matrix.example.org, not ${said(issue.input)}.` },
)

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
  PALAIS_BACKUP: text('backups'),
  PALAIS_BACKUP_TO: listed(
    /^(?!age1)/,
    'PALAIS_BACKUP_TO lists keys of age such as age1qyq…, with commas between them.',
  ),
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
  // Their values stay out of the sentences: an address may hold a secret too.
  HOOK_URL: hookUrl.optional(),
  HOOK_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, { error: 'HOOK_TOKEN has no spaces and no letters outside ASCII.' })
    .optional(),
  HOOK_REPEATS: z
    .enum(repeats, { error: issue => `HOOK_REPEATS is one of ${repeats.join(', ')}, not ${said(issue.input)}.` })
    .default('none'),
  SLACK_BOT_TOKEN: listed(
    /^(?:xapp|xoxp)-/,
    'SLACK_BOT_TOKEN is the Bot User OAuth Token of the app (xoxb-…), or several with commas between them.',
  ),
  SLACK_APP_TOKEN: listed(
    /^xox/,
    'SLACK_APP_TOKEN is the app-level token of the app (xapp-…), or several with commas between them.',
  ),
  SLACK_SIGNING_SECRET: listed(
    /^x(?:app|ox.)-/,
    'SLACK_SIGNING_SECRET is the Signing Secret from the basic information of the app, not a token.',
  ),
  SLACK_API_URL: slackUrl.optional(),
  MATRIX_HOMESERVER: homeserver.optional(),
  MATRIX_USER: z.string().optional(),
  MATRIX_PASSWORD: z.string().optional(),
  MATRIX_RECOVERY_KEY: z.string().optional(),
  MATRIX_STORE: z.string().optional(),
  DELIVERY_TIMEOUT: seconds,
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
  const faults = [
    ...(read.error?.issues ?? []).map(issue => issue.message),
    ...(read.data === undefined ? [] : [...halfSlack(read.data), ...halfMatrix(read.data)]),
    ...misspelt(given),
  ]
  if (read.data === undefined || faults.length > 0) throw new OperatorFault(faults.join('\n'))
  return toConfig(read.data)
}

/** The environment, filled up from the file .env where there is one. */
const withFile = (): NodeJS.ProcessEnv => {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

/** Half of what Slack needs is a mistake, not a wish to do without. */
const halfSlack = (read: z.infer<typeof settings>): readonly string[] => {
  const [bots, apps, secrets] = [read.SLACK_BOT_TOKEN, read.SLACK_APP_TOKEN, read.SLACK_SIGNING_SECRET]
  if (bots.length === 0)
    return apps.length + secrets.length === 0
      ? []
      : ['SLACK_BOT_TOKEN is missing: the Bot User OAuth Token of the app (xoxb-…).']
  return apps.length + secrets.length > 0
    ? []
    : ['SLACK_BOT_TOKEN alone hears nothing: set SLACK_APP_TOKEN too (Socket Mode), or SLACK_SIGNING_SECRET (HTTP).']
}

const toSlack = (read: z.infer<typeof settings>): Slack => ({
  botTokens: read.SLACK_BOT_TOKEN,
  way:
    read.SLACK_APP_TOKEN.length > 0
      ? { by: 'socket', appTokens: read.SLACK_APP_TOKEN }
      : { by: 'http', signingSecrets: read.SLACK_SIGNING_SECRET },
  ...(read.SLACK_API_URL === undefined ? {} : { apiUrl: read.SLACK_API_URL }),
})

const toConfig = (read: z.infer<typeof settings>): Config => ({
  databaseUrl: read.DATABASE_URL,
  keyringPath: read.PALAIS_KEYRING,
  backup: { folder: read.PALAIS_BACKUP, recipients: read.PALAIS_BACKUP_TO },
  socketPath: read.PALAIS_SOCKET ?? `${read.PALAIS_KEYRING.replace(/\.keyring$/, '')}.socket`,
  host: read.HOST,
  port: read.PORT,
  ...(read.PUBLIC_URL === undefined ? {} : { publicUrl: read.PUBLIC_URL }),
  owners: read.PALAIS_OWNERS,
  root: read.PALAIS_ROOT,
  ...(read.HOOK_URL === undefined ? {} : { hook: toHook(read.HOOK_URL, read) }),
  ...(read.SLACK_BOT_TOKEN.length === 0 ? {} : { slack: toSlack(read) }),
  matrix: toMatrix(read),
  deliveryTimeout: read.DELIVERY_TIMEOUT,
  ...(read.LOG_LEVEL === undefined ? {} : { logLevel: read.LOG_LEVEL }),
  colour: read.NO_COLOR === undefined ? 'allowed' : 'no',
})

const toHook = (url: string, { HOOK_TOKEN: token, HOOK_REPEATS }: z.infer<typeof settings>): Hook => ({
  url,
  ...(token === undefined ? {} : { token }),
  repeats: HOOK_REPEATS,
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
