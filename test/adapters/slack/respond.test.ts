// Respond: how many answers an address takes, so that the rest can go another way, and nothing is shown twice.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { respond } from '#adapters/slack/respond.ts'

const timeout = Temporal.Duration.from({ seconds: 5 })

describe('Answers at a response address', () => {
  it.each([
    { why: 'all come', statuses: [200, 200], answers: 2, told: 2 },
    { why: 'it takes five', statuses: [200, 200, 200, 200, 200], answers: 7, told: 5 },
    { why: 'it was used before, or half an hour is over', statuses: [200, 404], answers: 3, told: 1 },
    { why: 'what may have come is not said again', statuses: [500, 200], answers: 2, told: 2 },
    { why: 'it asks to wait', statuses: [429, 200, 200], answers: 2, told: 2 },
  ])('are told in order, $told of $answers: $why', async ({ statuses, answers, told }) => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      request.setEncoding('utf8').on('data', text => asked.push(JSON.parse(text).text))
      request.on('end', () => response.writeHead(statuses[asked.length - 1] ?? 418, { 'retry-after': '0' }).end('no'))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const all = Array.from({ length: answers }, (_, at) => ({ text: String(at), blocks: [] }))
    expect(await respond(url, all, timeout)).toBe(told)
    expect(asked).toHaveLength(statuses.length)
    expect([...new Set(asked)]).toEqual(all.map(one => one.text).slice(0, new Set(asked).size))
    server.close()
  })
})
