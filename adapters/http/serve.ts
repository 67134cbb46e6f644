// Serve: the HTTP server; each page is a route of its own file.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import Fastify, { type FastifyInstance } from 'fastify'
import { OperatorFault } from '#src/operator-fault.ts'

export interface Address {
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
}

export interface Site {
  readonly routes: readonly ((app: FastifyInstance) => void)[]
  /** Sees a request before any routing and says whether it answers it: for what must be as fast as the bare server. */
  readonly first?: (request: IncomingMessage, response: ServerResponse) => 'answers' | 'passes'
  /** Takes note of an outage or a bug behind a route. */
  readonly failed: (error: unknown) => void
}

export interface Served extends AsyncDisposable {
  /** `http://localhost:8080`. */
  readonly url: string
  /** Until it is open, every request is told to come back. */
  open(site: Site): Promise<void>
}

/** Takes the port before anything else is touched. Throws an OperatorFault when it cannot be had. */
export const takePort = async (address: Address): Promise<Served> => {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 8 * 1024 })
  server.on('request', comeBack)
  await listen(server, address)
  return {
    url: urlOf(server, address.host),
    open: async site => {
      const { app, handle } = appOn(server, site)
      await app.ready()
      server.off('request', comeBack)
      server.on('request', handle)
    },
    [Symbol.asyncDispose]: async () => {
      const closed = Promise.withResolvers<void>()
      server.close(() => closed.resolve())
      server.closeAllConnections()
      await closed.promise
    },
  }
}

const comeBack = (_request: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(503, { ...headers, 'retry-after': '1' }).end('Palais is starting.\n')
}

/** Nothing here is to be framed, sniffed, indexed, kept or told to other sites, unless a route says otherwise. */
const headers = {
  'content-type': 'text/plain; charset=utf-8',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const

type Handle = (request: IncomingMessage, response: ServerResponse) => void

const appOn = (server: Server, { routes, first, failed }: Site): { app: FastifyInstance; handle: Handle } => {
  let route: Handle = comeBack
  const app = Fastify({
    logger: false,
    bodyLimit: 1024 * 1024,
    serverFactory: handle => {
      route = handle
      return server
    },
  })
  app.addHook('onRequest', async (_request, reply) => void reply.headers(headers))
  app.setNotFoundHandler((_request, reply) => reply.code(404).send('There is nothing here.\n'))
  app.setErrorHandler((error: { readonly statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) failed(error)
    return reply.code(status).send(status >= 500 ? 'That did not work. Try again in a moment.\n' : 'Not understood.\n')
  })
  for (const add of routes) add(app)
  const handle: Handle = (request, response) => {
    if (first?.(request, response) !== 'answers') route(request, response)
  }
  return { app, handle }
}

const listen = async (server: Server, { host, port }: Address): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, host, resolve)
  try {
    await promise
  } catch (error) {
    const sentence = sentences[(error as NodeJS.ErrnoException).code ?? '']
    throw sentence === undefined ? error : new OperatorFault(sentence(host, port), { cause: error })
  }
}

const sentences: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} on ${host} is in use, perhaps by another Palais. Stop that, or set PORT to another number.`,
  EACCES: (_host, port) => `I may not listen on port ${port}. Set PORT to a number above 1023.`,
  EADDRNOTAVAIL: host =>
    `HOST ${host} is no address of this machine. Leave it out, or set it to 0.0.0.0 for all of them.`,
  ENOTFOUND: host => `HOST ${host} is not known. Leave it out, or set it to 0.0.0.0 for all addresses of this machine.`,
  EAI_AGAIN: host =>
    `HOST ${host} cannot be looked up. Leave it out, or set it to 0.0.0.0 for all addresses of this machine.`,
}

/** Addresses that a browser on this machine reaches as localhost. */
const HERE = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost']

const urlOf = (server: Server, host: string): string => {
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  const name = host.includes(':') ? `[${host}]` : host
  return `http://${HERE.includes(host) ? 'localhost' : name}:${port}`
}
