// Bare ids: whose account it is in which of several workspaces.
import { describe, expect, it } from 'vitest'
import { bareId, userIn } from '#adapters/slack/bare-id.ts'

describe('an id', () => {
  it.each([
    { id: 'U1', prefix: '', bare: 'U1', why: 'the first workspace says nothing before its ids' },
    { id: 'T2/U1', prefix: 'T2/', bare: 'U1', why: 'it is of this workspace' },
    { id: 'T2/U1', prefix: '', bare: undefined, why: 'it is of another workspace than the first' },
    { id: 'U1', prefix: 'T2/', bare: undefined, why: 'it is of the first workspace' },
    { id: 'T2/U1', prefix: 'T3/', bare: undefined, why: 'it is of another workspace' },
  ])('$id where ids begin with "$prefix" is $bare, because $why', ({ id, prefix, bare }) => {
    expect(bareId(id, prefix)).toBe(bare)
  })
})

describe('somebody with accounts in several places', () => {
  const accounts = [
    { platform: 'matrix', id: '@ana:example.org' },
    { platform: 'slack', id: 'T2/U2' },
    { platform: 'slack', id: 'U1' },
  ] as const

  it.each([
    ['', 'U1'],
    ['T2/', 'U2'],
    ['T3/', undefined],
  ])('is in the workspace whose ids begin with "%s" %s', (prefix, user) => {
    expect(userIn(accounts, { prefix })).toBe(user)
  })
})
