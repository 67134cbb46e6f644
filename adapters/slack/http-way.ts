// HTTP way: what Slack posts to us, on the same port as the pages: signed, fresh, and answered with the acknowledgement.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { SLACK_PATH } from './manifest.ts'
import type { Delivered, Receive } from './receive.ts'

/** Older or newer than this a signature is not believed: somebody may have kept it. */
const WINDOW_S = 300

interface Way {
  readonly signingSecrets: readonly string[]
  readonly receive: Receive
  readonly now: () => Temporal.Instant
}

/** A route for the HTTP server. */
export const httpWay =
  (way: Way) =>
  (app: FastifyInstance): void => {
    app.register(async scope => {
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
      scope.post(SLACK_PATH, (request, reply) => answer(request, reply, way))
      scope.get<{ Querystring: { ssl_check?: string } }>(SLACK_PATH, ({ query }, reply) =>
        query.ssl_check === '1' ? reply.send('') : reply.callNotFound(),
      )
    })
  }

const answer = async (request: FastifyRequest, reply: FastifyReply, way: Way): Promise<FastifyReply> => {
  const raw = typeof request.body === 'string' ? request.body : ''
  if (isLookAtCertificate(raw, request.headers['content-type'])) return reply.send('')
  if (!isSigned(request, raw, way)) return reply.code(401).send('Not signed by Slack.\n')
  const body = bodyOf(raw, request.headers['content-type'])
  if (body === undefined) return reply.code(400).send('Not understood.\n')
  if (body.type === 'url_verification') return reply.send(String(body.challenge ?? ''))
  return acknowledged(reply, { body, request, receive: way.receive })
}

/** Slack looks at the certificate of an address now and then, unsigned; nothing but that it is there is told. */
const isLookAtCertificate = (raw: string, type = ''): boolean =>
  // Hardly anything that comes is one, and reading a form takes longer than this look.
  raw.includes('ssl_check=1') &&
  type.startsWith('application/x-www-form-urlencoded') &&
  new URLSearchParams(raw).get('ssl_check') === '1'

/** The acknowledgement is the answer; work that fails before it is told as a failure, so that Slack delivers an event again. */
const acknowledged = async (
  reply: FastifyReply,
  { body, request, receive }: { body: Delivered['body']; request: FastifyRequest; receive: Receive },
): Promise<FastifyReply> => {
  const acked = Promise.withResolvers<void>()
  const retry = Number(request.headers['x-slack-retry-num'] ?? 0)
  let said: { readonly given: object | string | undefined } | undefined
  const work = receive({
    body,
    type: body.type === 'event_callback' ? 'event' : 'interaction',
    retry: Number.isSafeInteger(retry) ? retry : 0,
    ack: async given => {
      said = { given }
      acked.resolve()
    },
  })
  await Promise.race([acked.promise, work])
  return said === undefined ? reply.code(503).send() : send(reply, said.given)
}

const send = (reply: FastifyReply, given: object | string | undefined): FastifyReply =>
  given === undefined || given === ''
    ? reply.code(200).send('')
    : reply
        .code(200)
        .type('application/json')
        .send(JSON.stringify(typeof given === 'string' ? { text: given } : given))

const isSigned = ({ headers }: FastifyRequest, raw: string, { signingSecrets, now }: Way): boolean => {
  const at = headers['x-slack-request-timestamp']
  const signature = headers['x-slack-signature']
  if (typeof at !== 'string' || typeof signature !== 'string' || !/^\d{1,12}$/.test(at)) return false
  if (Math.abs(now().epochMilliseconds / 1000 - Number(at)) > WINDOW_S) return false
  const given = Buffer.from(signature)
  return signingSecrets.some(secret => {
    const right = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${at}:${raw}`).digest('hex')}`)
    return given.length === right.length && timingSafeEqual(given, right)
  })
}

/** JSON for events; a form for the rest, with a `payload` in JSON for what is pressed and submitted. */
const bodyOf = (raw: string, type = ''): Delivered['body'] | undefined => {
  try {
    if (type.startsWith('application/json')) return record(JSON.parse(raw))
    const form = Object.fromEntries(new URLSearchParams(raw))
    return form.payload === undefined ? form : record(JSON.parse(form.payload))
  } catch {
    return undefined
  }
}

const record = (value: unknown): Delivered['body'] | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Delivered['body']) : undefined
