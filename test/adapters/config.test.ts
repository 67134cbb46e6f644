// The settings: defaults that need nothing, and one sentence for each that is wrong.
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readConfig, settingNames } from '#adapters/config.ts'

const faults = (environment: NodeJS.ProcessEnv): string => {
  try {
    readConfig(environment)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

describe('settings', () => {
  it('need not be set', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: 'sqlite:palais.db',
      keyringPath: 'palais.keyring',
      backup: { folder: 'backups', recipients: [] },
      socketPath: 'palais.socket',
      host: '127.0.0.1',
      port: 8080,
      owners: [],
      root: 'un',
      matrix: { keptIn: { file: 'palais.matrix.db' } },
      deliveryTimeout: Temporal.Duration.from({ milliseconds: 10_000 }),
      colour: 'allowed',
    })
  })

  it('count as not set when they are empty', () => {
    expect(readConfig({ PORT: '', HOST: '', PUBLIC_URL: '', PALAIS_OWNERS: '', LOG_LEVEL: '' })).toEqual(readConfig({}))
  })

  it('are read', () => {
    expect(
      readConfig({
        DATABASE_URL: 'postgres://palais@db/palais',
        PALAIS_KEYRING: '/etc/palais/main.keyring',
        PUBLIC_URL: 'https://calendar.example.org/',
        PALAIS_OWNERS: 'slack:U012AB3CD, matrix:@ana:example.org',
        LOG_LEVEL: 'debug',
        NO_COLOR: '1',
      }),
    ).toMatchObject({
      databaseUrl: 'postgres://palais@db/palais',
      socketPath: '/etc/palais/main.socket',
      publicUrl: 'https://calendar.example.org',
      owners: [
        { platform: 'slack', id: 'U012AB3CD' },
        { platform: 'matrix', id: '@ana:example.org' },
      ],
      logLevel: 'debug',
      colour: 'no',
    })
  })

  it.each([
    { why: 'not a number', set: { PORT: 'eighty' }, says: 'PORT is a number from 0 to 65535, not "eighty".' },
    { why: 'no port has it', set: { PORT: '65536' }, says: 'PORT is a number' },
    { why: 'not even -1', set: { PORT: '-1' }, says: 'PORT is a number' },
    { why: 'no scheme', set: { PUBLIC_URL: 'calendar.example.org' }, says: 'PUBLIC_URL is an address' },
    { why: 'not a page', set: { PUBLIC_URL: 'javascript:alert(1)' }, says: 'PUBLIC_URL is an address' },
    { why: 'a platform we do not know', set: { PALAIS_OWNERS: 'irc:ana' }, says: '"irc:ana" is none' },
    { why: 'another database', set: { DATABASE_URL: 'mysql://localhost' }, says: 'DATABASE_URL begins with sqlite:' },
    { why: 'no file', set: { DATABASE_URL: 'sqlite:' }, says: 'DATABASE_URL begins with sqlite:' },
    { why: 'two words', set: { PALAIS_ROOT: 'the bot' }, says: 'PALAIS_ROOT is one short lower-case word' },
    { why: 'in the clear', set: { HOOK_URL: 'http://gateway.example.org/' }, says: 'HOOK_URL is the https:// address' },
    {
      why: 'looks local',
      set: { HOOK_URL: 'http://localhost.example.org/' },
      says: 'HOOK_URL is the https:// address',
    },
    { why: 'two words', set: { HOOK_TOKEN: 'a b' }, says: 'HOOK_TOKEN has no spaces' },
    { why: 'no promise', set: { HOOK_REPEATS: 'never' }, says: 'HOOK_REPEATS is one of key, look-up, none' },
    { why: 'too long', set: { DELIVERY_TIMEOUT: '600' }, says: 'DELIVERY_TIMEOUT is a number of seconds' },
    { why: 'no level', set: { LOG_LEVEL: 'loud' }, says: 'LOG_LEVEL is one of debug, info' },
    {
      why: 'misspelt',
      set: { PALAIS_KEYRNG: 'x' },
      says: 'PALAIS_KEYRNG is not a setting. Did you mean PALAIS_KEYRING?',
    },
  ])('are refused with a sentence: $why', ({ set, says }) => {
    expect(faults(set)).toContain(says)
  })

  it('are judged all at once, a line for each', () => {
    expect(faults({ PORT: 'x', LOG_LEVEL: 'y', PALAIS_OWNER: 'z' }).split('\n')).toHaveLength(3)
  })

  it.each(['http://localhost:9/', 'http://127.0.0.1:9/', 'http://[::1]:9/', 'https://gateway.example.org/in'])(
    'take a gateway that nobody can listen to on the way: %s',
    url => {
      expect(readConfig({ HOOK_URL: url, HOOK_REPEATS: 'key' }).hook).toEqual({ url, repeats: 'key' })
    },
  )

  it('never show the password of a database', () => {
    expect(faults({ DATABASE_URL: 'postgress://ana:hunter2@db/x' })).not.toContain('hunter2')
  })

  it('are each explained in .env.example, and nothing else is', async () => {
    const example = await readFile('.env.example', 'utf8')
    const explained = [...example.matchAll(/^# ?([A-Z_]+)=/gm)].map(match => match[1])
    expect(explained.toSorted()).toEqual(settingNames.toSorted())
  })
})
