// Send: an edition, or a bare status, on its way to a reader.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isUnchanged } from './conditional.ts'
import type { Copy, Edition, Headers } from './edition.ts'
import { wantsGzip } from './wants-gzip.ts'

/**
 * Sends what the reader does not have yet, and gives the status. A promise only while a text is being written; it
 * rejects when that fails.
 */
export const sendEdition = (
  request: IncomingMessage,
  response: ServerResponse,
  edition: Edition,
): number | Promise<number> => {
  if (isUnchanged(request.headers, edition)) return end(response, 304, edition.headers)
  const copy = wantsGzip(request.headers) ? edition.zipped() : edition.plain()
  if ('octets' in copy) return sendCopy(request, response, copy)
  return copy.then(ready => sendCopy(request, response, ready))
}

const sendCopy = (request: IncomingMessage, response: ServerResponse, { headers, octets }: Copy): number => {
  if (request.method === 'HEAD') return end(response, 200, headers)
  response.writeHead(200, headers as string[]).end(octets)
  return 200
}

const bare = ['Content-Length', '0', 'Cache-Control', 'no-store', 'Referrer-Policy', 'no-referrer'] as const

const more: Readonly<Record<404 | 405 | 410 | 503, Headers>> = {
  404: [],
  405: ['Allow', 'GET, HEAD'],
  410: [],
  503: ['Retry-After', '60'],
}

/** A status and nothing else: 404 and 410 differ in the number alone. */
export const sendStatus = (response: ServerResponse, status: keyof typeof more): number =>
  end(response, status, [...bare, ...more[status]])

const end = (response: ServerResponse, status: number, headers: Headers): number => {
  response.writeHead(status, headers as string[]).end()
  return status
}
