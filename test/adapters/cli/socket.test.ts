// The local socket: a question and its answer, and everything that can go wrong on the way.
import { once } from 'node:events'
import { mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask } from '#adapters/cli/ask.ts'
import { type Answerer, listenForClients } from '#adapters/cli/listen.ts'
import type { Request } from '#adapters/cli/request.ts'

let folder: string
let path: string
let open: AsyncDisposable | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palais-socket-'))
  path = join(folder, 'p.socket')
})
afterEach(async () => {
  await open?.[Symbol.asyncDispose]()
  open = undefined
  await rm(folder, { recursive: true })
})

const request: Request = { words: 'next', form: 'text', columns: 80, colour: 'no' }
const echo: Answerer = async asked =>
  'votes' in asked
    ? { outcome: 'done', text: `${asked.votes.length} votes` }
    : { outcome: 'done', text: `${asked.words}${(asked.attachment ?? '').length}` }
const listen = async (answerer = echo) => {
  open = await listenForClients(path, answerer)
}

/** Sends some bytes and gives everything that comes back. */
const send = async (bytes: string | Buffer, end: 'ends' | 'leaves' = 'ends'): Promise<string> => {
  const socket = connect({ path, allowHalfOpen: true })
  let text = ''
  socket.on('data', data => {
    text += data
  })
  socket.on('error', () => undefined)
  socket.write(bytes)
  if (end === 'ends') socket.end()
  else socket.write('', () => socket.destroy())
  await new Promise(resolve => socket.on('close', resolve))
  return text
}

describe('the local socket', () => {
  it('carries a question and its answer', async () => {
    await listen()
    expect(await ask(path, request)).toEqual({ outcome: 'done', text: 'next0' })
  })

  it('carries an attachment of two megabytes in any characters', async () => {
    await listen()
    const attachment = '\u0001é"'.repeat(500_000)
    expect(await ask(path, { ...request, attachment })).toEqual({ outcome: 'done', text: `next${attachment.length}` })
  })

  it('answers many at once', async () => {
    await listen()
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => ask(path, { ...request, words: `n${n} ` })))
    expect(answers).toEqual(Array.from({ length: 50 }, (_, n) => ({ outcome: 'done', text: `n${n} 0` })))
  })

  it('can be opened by its user only', async () => {
    await listen()
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it('is gone when the bot ends, and then nobody is there', async () => {
    await listen()
    await open?.[Symbol.asyncDispose]()
    expect(await readdir(folder)).toEqual([])
    expect(await ask(path, request)).toBe('nobody')
  })

  it('takes the place of one that a killed process left', async () => {
    const left = createServer().listen(path)
    await once(left, 'listening')
    // What kill -9 leaves: the file without a listener.
    await rename(path, `${path}.kept`)
    left.close()
    await once(left, 'close')
    await rename(`${path}.kept`, path)
    expect(await ask(path, request)).toBe('nobody')
    await listen()
    expect(await ask(path, request)).toMatchObject({ outcome: 'done' })
  })

  it('is not taken from a process that lives', async () => {
    await listen()
    await expect(listenForClients(path, echo)).rejects.toThrow(`Another Palais listens on ${path}`)
    expect(await ask(path, request)).toMatchObject({ outcome: 'done' })
  })

  it('takes the place of no file of another kind', async () => {
    await writeFile(path, 'a file')
    await expect(listenForClients(path, echo)).rejects.toThrow('is not a socket')
    expect((await stat(path)).size).toBe(6)
  })

  it('says so when its path is too long or its folder is missing', async () => {
    await expect(listenForClients(`/tmp/${'x'.repeat(100)}`, echo)).rejects.toThrow('longer than 103 bytes')
    await expect(listenForClients(join(folder, 'no', 'p.socket'), echo)).rejects.toThrow('could not be made: ')
  })
})

describe('a client that misbehaves', () => {
  it.each([
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['another shape', '{"words":1}'],
    ['no UTF-8', Buffer.from([0xff, 0xfe, 0x00])],
    ['a deep nest', '['.repeat(100_000)],
  ])('is told so, and harms nobody: %s', async (_what, bytes) => {
    await listen()
    expect(JSON.parse(await send(bytes))).toMatchObject({ outcome: 'failed' })
    expect(await ask(path, request)).toMatchObject({ outcome: 'done' })
  })

  it('is cut off after 16 MiB', async () => {
    await listen()
    expect(await send(Buffer.alloc(17 * 1024 * 1024, 'x'))).toBe('')
    expect(await ask(path, request)).toMatchObject({ outcome: 'done' })
  })

  it('may leave in the middle of its question', async () => {
    await listen()
    await send('{"words":"ne', 'leaves')
    expect(await ask(path, request)).toMatchObject({ outcome: 'done' })
  })

  it('may leave before its answer', async () => {
    const arrived = Promise.withResolvers<void>()
    const answer = Promise.withResolvers<{ outcome: 'done'; text: string }>()
    await listen(async asked => {
      if (!('words' in asked) || asked.words !== 'slow') return { outcome: 'done', text: 'quick' }
      arrived.resolve()
      return answer.promise
    })
    const socket = connect(path)
    socket.end(JSON.stringify({ ...request, words: 'slow' }))
    await arrived.promise
    socket.destroy()
    answer.resolve({ outcome: 'done', text: 'x'.repeat(1_000_000) })
    expect(await ask(path, request)).toMatchObject({ outcome: 'done' })
  })

  it('does not hold up the end of the bot', async () => {
    await listen()
    const socket = connect(path)
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    await open?.[Symbol.asyncDispose]()
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a bot that dies while it answers', () => {
  it('leaves its client a sentence', async () => {
    const server = createServer(socket => socket.destroy()).listen(path)
    await once(server, 'listening')
    expect(await ask(path, request)).toMatchObject({ outcome: 'failed', text: expect.stringContaining('went away') })
    server.close()
  })
})
