// The HTTP server: health, safe headers on everything, and a port that is taken before anything else.
import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { health } from '#adapters/http/health.ts'
import { type Served, type Site, takePort } from '#adapters/http/serve.ts'
import { OperatorFault } from '#src/operator-fault.ts'

let served: Served | undefined
afterEach(async () => {
  await served?.[Symbol.asyncDispose]()
  served = undefined
})

const failures: unknown[] = []
const healthy = (read: () => Promise<number>) => health({ version: '1.2.3', database: 'sqlite', data: { read } })
const open = async (site: Partial<Site> = {}): Promise<string> => {
  served = await takePort({ host: '127.0.0.1', port: 0 })
  await served.open({ routes: [healthy(async () => 7)], failed: error => failures.push(error), ...site })
  return served.url
}

describe('the server', () => {
  it('says how it is', async () => {
    const answer = await fetch(`${await open()}/health`)
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { status: 'ok', version: '1.2.3', database: 'sqlite', dataVersion: 7 },
    ])
  })

  it('says that its database does not answer, and nothing of why', async () => {
    const url = await open({ routes: [healthy(() => Promise.reject(new Error('password of ana')))] })
    const answer = await fetch(`${url}/health`)
    expect([answer.status, await answer.json()]).toEqual([
      503,
      { status: 'database does not answer', version: '1.2.3', database: 'sqlite' },
    ])
  })

  it.each(['/health', '/nothing', '/%00', '/broken'])('puts safe headers on every answer: %s', async path => {
    const url = await open({ routes: [app => app.get('/broken', () => Promise.reject(new Error('secret')))] })
    const { headers } = await fetch(`${url}${path}`)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    expect(headers.get('x-powered-by') ?? headers.get('server')).toBeNull()
  })

  it('answers what is not there with one line', async () => {
    const answer = await fetch(`${await open()}/nothing?x=<script>`)
    expect([answer.status, await answer.text()]).toEqual([404, 'There is nothing here.\n'])
  })

  it('tells the log of a fault, and the visitor nothing of it', async () => {
    const url = await open({ routes: [app => app.get('/broken', () => Promise.reject(new Error('secret')))] })
    const answer = await fetch(`${url}/broken`)
    expect([answer.status, await answer.text()]).toEqual([500, 'That did not work. Try again in a moment.\n'])
    expect(failures.at(-1)).toMatchObject({ message: 'secret' })
  })

  it('lets one handler answer before any routing', async () => {
    const url = await open({
      first: (asked, answer) => {
        if (asked.url !== '/feed') return 'passes'
        answer.end('first')
        return 'answers'
      },
    })
    expect(await (await fetch(`${url}/feed`)).text()).toBe('first')
    expect((await fetch(`${url}/health`)).status).toBe(200)
  })

  it('asks to come back until it is open', async () => {
    served = await takePort({ host: '127.0.0.1', port: 0 })
    const answer = await fetch(`${served.url}/health`)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
  })

  it('ends at once, whoever still holds a connection', async () => {
    const url = await open()
    const asked = request(`${url}/health`, { method: 'POST' })
    asked.on('error', () => undefined)
    asked.write('half a body')
    await fetch(`${url}/health`)
    await served?.[Symbol.asyncDispose]()
    await expect(fetch(`${url}/health`)).rejects.toThrow()
  })
})

describe('a port', () => {
  it('that is in use is refused with a sentence', async () => {
    const port = Number(new URL(await open()).port)
    await expect(takePort({ host: '127.0.0.1', port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`)
  })

  it('of an address that is not ours is refused', async () => {
    await expect(takePort({ host: '192.0.2.1', port: 0 })).rejects.toBeInstanceOf(OperatorFault)
  })

  it('is said so that a browser finds it', async () => {
    served = await takePort({ host: '0.0.0.0', port: 0 })
    expect(served.url).toMatch(/^http:\/\/localhost:\d+$/)
  })
})
