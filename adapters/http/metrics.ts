// Metrics: numbers for the operator's own monitoring, on this machine only; counts, never content.
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** One family of numbers. */
export interface Metric {
  /** `palais_` is put before it. */
  readonly name: string
  readonly help: string
  /** A counter only grows; a gauge goes up and down. */
  readonly type: 'counter' | 'gauge'
  readonly values: readonly { readonly value: number; readonly labels?: Readonly<Record<string, string>> }[]
}

/** `GET /metrics` in the text form of Prometheus. Whoever asks from elsewhere, or through a proxy, finds nothing. */
export const metrics =
  (read: () => Promise<readonly Metric[]>) =>
  (app: FastifyInstance): void => {
    app.get('/metrics', async (request, reply) => {
      if (!isFromHere(request)) return reply.callNotFound()
      return reply.type('text/plain; version=0.0.4; charset=utf-8').send((await read()).map(metricText).join(''))
    })
  }

/** A proxy on this machine connects from it too, but says for whom. */
const forwarding = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const

const isFromHere = ({ socket, headers }: FastifyRequest): boolean =>
  /^(?:::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '') && forwarding.every(name => headers[name] === undefined)

const metricText = ({ name, help, type, values }: Metric): string =>
  [
    `# HELP palais_${name} ${help}`,
    `# TYPE palais_${name} ${type}`,
    ...values.map(({ value, labels = {} }) => `palais_${name}${labelText(labels)} ${value}`),
    '',
  ].join('\n')

const labelText = (labels: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}
