// Numbers for the operator's own monitoring, and what crawlers may fetch.
import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { type Metric, metrics } from '#adapters/http/metrics.ts'
import { robots } from '#adapters/http/robots.ts'

const numbers: readonly Metric[] = [
  {
    name: 'answers_total',
    help: 'Answers.',
    type: 'counter',
    values: [{ value: 3, labels: { status: '304' } }, { value: 1 }],
  },
]

const app = () => {
  const site = Fastify()
  metrics(async () => numbers)(site)
  robots(site)
  return site
}

describe('metrics', () => {
  it('are in the form that Prometheus reads', async () => {
    const { payload } = await app().inject({ url: '/metrics', remoteAddress: '127.0.0.1' })
    expect(payload).toBe(
      '# HELP palais_answers_total Answers.\n# TYPE palais_answers_total counter\npalais_answers_total{status="304"} 3\npalais_answers_total 1\n',
    )
  })
  it.each<{ from: string; headers?: Record<string, string>; status: number; why: string }>([
    { from: '127.0.0.1', status: 200, why: 'this machine' },
    { from: '::1', status: 200, why: 'this machine' },
    { from: '::ffff:127.0.0.1', status: 200, why: 'this machine, over IPv6' },
    { from: '203.0.113.7', status: 404, why: 'another machine' },
    { from: '127.0.0.1', headers: { 'x-forwarded-for': '203.0.113.7' }, status: 404, why: 'through a proxy here' },
    { from: '127.0.0.1', headers: { forwarded: 'for=203.0.113.7' }, status: 404, why: 'through a proxy here' },
  ])('answer $status to $from: $why', async ({ from, headers, status }) => {
    const response = await app().inject({ url: '/metrics', remoteAddress: from, ...(headers ? { headers } : {}) })
    expect(response.statusCode).toBe(status)
  })
})

describe('robots.txt', () => {
  it('forbids nothing, because the calendar of Google obeys it', async () => {
    expect((await app().inject('/robots.txt')).payload).toBe('User-agent: *\nDisallow:\n')
  })
})
