// The gateway for messages: what leaves, and what each way to fail says about the message.
import { describe, expect, it } from 'vitest'
import { hookMessenger } from '#adapters/hook/messenger.ts'
import { clear, green, line } from '#src/reply/document.ts'
import { type Message, SendFault } from '#src/reply/messenger.ts'
import { release } from '#src/reply/release.ts'
import { thePublic } from '#src/security/audience.ts'
import type { Place, PlaceId } from '#src/security/member.ts'
import { gateway } from './gateway.ts'

const place: Place = { id: 'p' as PlaceId, platform: 'hook', address: 'board', kind: 'room' }
const now = () => Temporal.Instant.from('2026-11-21T09:00:00Z')
const long = Temporal.Duration.from({ minutes: 1 })
const messengerAt = (url: string, { token, timeout = long }: { token?: string; timeout?: Temporal.Duration } = {}) =>
  hookMessenger({ url, repeats: 'look-up', ...(token === undefined ? {} : { token }) }, { timeout, now })

const message: Message = {
  id: 'abc',
  place,
  urgency: 'ring',
  document: release(
    {
      to: 'place',
      parts: [
        clear([line('HRC 64 opens'), { kind: 'actions', actions: [{ label: 'Claim', words: 'claim hrc-64' }] }]),
        green([line('Set up by Ana')]),
      ],
    },
    thePublic,
  ),
}

const faultOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof SendFault)) throw error
    return [error.outcome, error.code, error.after?.total('seconds')]
  }
}

describe('a gateway for messages', () => {
  it('gets the text that anyone may read, under the id of the delivery', async () => {
    await using board = await gateway(response => response.end('{"receipt":"m/1"}'))
    expect(await messengerAt(board.url, { token: 'secret' }).send(message)).toBe('m/1')
    const [asked] = board.asked
    expect(asked).toMatchObject({ method: 'POST', path: '/messages' })
    expect(asked?.headers).toMatchObject({ 'idempotency-key': 'abc', authorization: 'Bearer secret' })
    expect(JSON.parse(asked?.body ?? '')).toEqual({ id: 'abc', place: 'board', text: 'HRC 64 opens', label: 'CLEAR' })
  })

  it('may leave naming the message to the delivery id', async () => {
    await using board = await gateway(response => response.end('thank you'))
    expect(await messengerAt(board.url).send(message)).toBe('abc')
  })

  it('is told a correction at the address of the message', async () => {
    await using board = await gateway(response => response.writeHead(204).end())
    expect(await messengerAt(board.url).correct('m/1', message)).toBe('m/1')
    expect(board.asked[0]).toMatchObject({ method: 'PUT', path: '/messages/m%2F1' })
  })

  it('may say that its messages cannot be changed', async () => {
    await using board = await gateway(response => response.writeHead(405).end())
    expect(await faultOf(messengerAt(board.url).correct('m', message))).toEqual([
      'refused',
      'cannot-be-edited',
      undefined,
    ])
  })

  it('is asked for a message whose answer was lost', async () => {
    await using board = await gateway((response, { path }) =>
      path.endsWith('/abc') ? response.end('{"receipt":"m1"}') : response.writeHead(404).end(),
    )
    const messenger = messengerAt(board.url)
    expect(await messenger.lookUp('abc', place, { since: now(), threads: [] })).toEqual({ receipt: 'm1', is: 'whole' })
    expect(await messenger.lookUp('abd', place, { since: now(), threads: [] })).toBeUndefined()
  })

  it.each([
    { why: 'too many', status: 429, headers: { 'retry-after': '7' }, is: ['not-sent', 'http-429', 7] },
    { why: 'too many, no word how long', status: 429, headers: {}, is: ['not-sent', 'http-429', undefined] },
    {
      why: 'a date',
      status: 503,
      headers: { 'retry-after': 'Sat, 21 Nov 2026 09:01:00 GMT' },
      is: ['not-sent', 'http-503', 60],
    },
    {
      why: 'a year is capped',
      status: 429,
      headers: { 'retry-after': '31536000' },
      is: ['not-sent', 'http-429', 3600],
    },
    { why: 'a proxy that may have passed it on', status: 503, headers: {}, is: ['unknown', 'http-503', undefined] },
    { why: 'a gateway timed out behind', status: 504, headers: {}, is: ['unknown', 'http-504', undefined] },
    { why: 'it says so', status: 500, headers: { 'x-not-done': '1' }, is: ['not-sent', 'http-500', undefined] },
    { why: 'never will be', status: 422, headers: {}, is: ['refused', 'http-422', undefined] },
    { why: 'moved elsewhere', status: 302, headers: { location: '/' }, is: ['refused', 'http-302', undefined] },
    { why: 'a wrong token can be put right', status: 401, headers: {}, is: ['not-sent', 'http-401', 300] },
    { why: 'at work on the same key', status: 409, headers: {}, is: ['unknown', 'http-409', undefined] },
  ])('that answers $status is believed: $why', async ({ status, headers, is }) => {
    await using board = await gateway(response => response.writeHead(status, headers as Record<string, string>).end())
    expect(await faultOf(messengerAt(board.url).send(message))).toEqual(is)
  })

  it('that nobody can connect to got nothing', async () => {
    const board = await gateway(response => response.end())
    await board[Symbol.asyncDispose]()
    expect(await faultOf(messengerAt(board.url).send(message))).toEqual(['not-sent', 'econnrefused', undefined])
  })

  it('that hangs up may have taken it', async () => {
    await using board = await gateway(response => void response.destroy())
    expect(await faultOf(messengerAt(board.url).send(message))).toEqual(['unknown', 'econnreset', undefined])
  })

  it('that says nothing may have taken it', async () => {
    await using board = await gateway(() => undefined)
    const timeout = Temporal.Duration.from({ milliseconds: 300 })
    expect(await faultOf(messengerAt(board.url, { timeout }).send(message))).toEqual([
      'unknown',
      'no-answer',
      undefined,
    ])
  })

  it('has taken what it said yes to, even if the rest of the answer is lost', async () => {
    await using board = await gateway(response => {
      response.writeHead(200, { 'content-length': '100' }).write('{"rec')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await messengerAt(board.url).send(message)).toBe('abc')
  })
})
