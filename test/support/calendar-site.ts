// Calendar site: somebody else's server on this machine, over real TLS, that answers as badly as a test wants.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { onTestFinished } from 'vitest'
import { fetchText, isPublicAddress, type Known } from '#adapters/import/calendar/fetch-text.ts'
import { certificateFor } from './certificate.ts'

export type Page = (answer: ServerResponse, asked: IncomingMessage) => void

const HOST = 'calendar.example'
const HERE = '127.0.0.1'

/** Each path has its page. Its certificate is trusted until the test ends; this machine alone is allowed beside the Internet. */
export const calendarSite = async (pages: Readonly<Record<string, Page>>) => {
  const certified = certificateFor(HOST)
  const trusted = getCACertificates('default')
  setDefaultCACertificates([...trusted, certified.cert])
  const asked: string[] = []
  const server = createServer(certified, (request, response) => {
    asked.push(request.url ?? '')
    pages[request.url ?? '']?.(response, request)
  })
  await new Promise<void>(resolve => server.listen(0, HERE, resolve))
  onTestFinished(() => {
    setDefaultCACertificates(trusted)
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const names = new Map([[HOST, [HERE]]])
  const reach = {
    resolve: async (host: string) => names.get(host) ?? Promise.reject(new Error('ENOTFOUND')),
    allowed: (address: string) => address === HERE || isPublicAddress(address),
    patience: 20,
  }
  return {
    host: `${HOST}:${port}`,
    addressOf: (path: string) => `https://${HOST}:${port}${path}`,
    /** The paths that were asked for, in order. */
    asked,
    /** Where a name leads from now on. */
    lead: (host: string, ...addresses: readonly string[]) => void names.set(host, [...addresses]),
    fetch: (address: string, known: Known = {}, patience = 20) => fetchText(address, known, { ...reach, patience }),
  }
}
