// readAccount and readAddress: the ways in which people write a person or a room.
import { describe, expect, it } from 'vitest'
import { accountWords, readAccount, readAddress } from '#src/conversation/read-account.ts'

describe('readAccount', () => {
  it.each([
    { typed: 'slack:U012AB3CD', is: { platform: 'slack', id: 'U012AB3CD' }, why: 'as a refusal shows it' },
    { typed: 'slack:u012ab3cd', is: { platform: 'slack', id: 'U012AB3CD' }, why: 'small letters of a phone' },
    { typed: '<@U012AB3CD>', is: { platform: 'slack', id: 'U012AB3CD' }, why: 'a mention in Slack' },
    { typed: '<@U012AB3CD|ana>', is: { platform: 'slack', id: 'U012AB3CD', name: 'ana' }, why: 'with its handle' },
    { typed: 'slack:<@U012AB3CD|ana>', is: { platform: 'slack', id: 'U012AB3CD', name: 'ana' }, why: 'both' },
    { typed: '<@W012AB3CD>', is: { platform: 'slack', id: 'W012AB3CD' }, why: 'a person of an enterprise' },
    { typed: '@ana:example.org', is: { platform: 'matrix', id: '@ana:example.org' }, why: 'a Matrix id' },
    { typed: 'matrix:@ana:example.org:8448', is: { platform: 'matrix', id: '@ana:example.org:8448' }, why: 'a port' },
    { typed: 'console:local', is: { platform: 'console', id: 'local' }, why: 'the terminal' },
  ])('reads $typed: $why', ({ typed, is }) => {
    expect(readAccount(typed)).toEqual(is)
  })

  it.each([
    { typed: '@ana', why: 'may be the name of a member' },
    { typed: 'U012AB3CD', why: 'may be a name in capitals' },
    { typed: 'WILLIAM', why: 'is a name in capitals' },
    { typed: 'slack:@ana', why: 'Slack knows people by id' },
    { typed: 'slack:C012AB3CD', why: 'a channel' },
    { typed: 'matrix:ana', why: 'a Matrix id has a server' },
    { typed: '!room:example.org', why: 'a room' },
    { typed: 'signal:+41', why: 'no such platform' },
    { typed: '', why: 'nothing' },
  ])('does not take $typed for one: $why', ({ typed }) => {
    expect(readAccount(typed)).toBeUndefined()
  })
})

describe('readAddress', () => {
  it.each([
    { typed: 'slack:C012AB3CD', is: 'slack:C012AB3CD' },
    { typed: '<#C012AB3CD|general>', is: 'slack:C012AB3CD' },
    { typed: 'slack:G012AB3CD', is: 'slack:G012AB3CD' },
    { typed: '!abc:example.org', is: 'matrix:!abc:example.org' },
    { typed: 'matrix:!abc', is: 'matrix:!abc' },
    { typed: 'console:terminal', is: 'console:terminal' },
  ])('reads $typed', ({ typed, is }) => {
    const address = readAddress(typed)
    expect(address && accountWords(address)).toBe(is)
  })

  it.each([
    'general',
    '#general',
    '#alias:example.org',
    'C012AB3CD',
    'slack:D012AB3CD',
    'slack:U012AB3CD',
    '@ana:example.org',
  ])('does not take %s for one', typed => {
    expect(readAddress(typed)).toBeUndefined()
  })
})
