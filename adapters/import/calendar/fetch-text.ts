// Fetch text: gets a foreign calendar over HTTPS with limits, and never from inside the operator's own network.
import { lookup } from 'node:dns/promises'
import type { IncomingMessage } from 'node:http'
import { request as requestOverTls } from 'node:https'
import { BlockList, isIP } from 'node:net'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { LONGEST_CALENDAR as LONGEST } from '#src/calendar/calendar-reader.ts'

const MOST_REDIRECTS = 5

/** What came: text with its validators, or that it is the same as before. */
export type Fetched =
  | { readonly came: 'text'; readonly text: string; readonly etag?: string; readonly lastModified?: string }
  | { readonly came: 'unchanged' }

/** Why it did not come: a sentence for a person, without the address. */
export class FetchFault extends Error {
  override readonly name = 'FetchFault'
}

export interface Known {
  readonly etag?: string
  readonly lastModified?: string
}

/** How an address is reached; tests bring their own. */
export interface Reach {
  readonly resolve: (host: string) => Promise<readonly string[]>
  readonly allowed: (address: string) => boolean
  /** Seconds for everything together, redirects and body too. */
  readonly patience: number
}

const unroutable = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  unroutable.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  unroutable.addSubnet(network, prefix, 'ipv6')

/** All that IPv6 gives to the public Internet (RFC 4291, 2.4); what else there is leads to one's own network, or through a gateway into it. */
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

/** Whether an address is one of the public Internet; IPv4 in IPv6 clothes is judged as IPv4. */
export const isPublicAddress = (address: string): boolean => {
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (inner !== undefined) return isPublicAddress(inner)
  if (isIP(address) === 4) return !unroutable.check(address, 'ipv4')
  return isIP(address) === 6 && globalUnicast.check(address, 'ipv6') && !unroutable.check(address, 'ipv6')
}

const theInternet: Reach = {
  resolve: async host => (await lookup(host, { all: true })).map(one => one.address),
  allowed: isPublicAddress,
  patience: 20,
}

/** Gets a text: HTTPS only, at most 8 MB and 20 s, five redirects on the same host. Throws FetchFault. */
export const fetchText = async (address: string, known: Known = {}, reach: Reach = theInternet): Promise<Fetched> => {
  const signal = AbortSignal.timeout(reach.patience * 1000)
  let url = asHttps(address)
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const answer = await ask(url, { known, reach, signal })
    const { statusCode = 0, headers } = answer
    if (statusCode === 304) return end(answer, { came: 'unchanged' })
    if (statusCode >= 300 && statusCode < 400) {
      const next = URL.parse(headers.location ?? '', url)
      answer.destroy()
      if (next === null || next.protocol !== 'https:')
        throw new FetchFault('It sends me to an address that is not https.')
      if (next.host !== url.host)
        throw new FetchFault('It sends me to another host. Add that address yourself if you trust it.')
      url = next
      continue
    }
    if (statusCode !== 200) {
      answer.destroy()
      throw new FetchFault(
        statusCode === 404 || statusCode === 410
          ? 'There is nothing at that address any more.'
          : `The server answers ${statusCode}.`,
      )
    }
    const text = await bodyOf(answer, signal)
    const { etag } = headers
    const lastModified = headers['last-modified']
    return {
      came: 'text',
      text,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    }
  }
  throw new FetchFault('It sends me from address to address without end.')
}

const asHttps = (address: string): URL => {
  const url = URL.parse(address.replace(/^webcals?:/i, 'https:'))
  if (url === null || url.protocol !== 'https:')
    throw new FetchFault('Only https addresses are watched. Type one that begins with https://')
  if (url.username !== '' || url.password !== '')
    throw new FetchFault('The address must not hold a user name or a password.')
  return url
}

interface Asking {
  readonly known: Known
  readonly reach: Reach
  readonly signal: AbortSignal
}

/** The name is resolved once and the connection pinned to what was judged, so that it cannot change between. */
const ask = async (url: URL, { known, reach, signal }: Asking): Promise<IncomingMessage> => {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = isIP(host) === 0 ? await Promise.race([reach.resolve(host).catch(() => []), late(signal)]) : [host]
  const [address] = found
  if (address === undefined) throw new FetchFault('The name in the address is not known.')
  if (!found.every(reach.allowed))
    throw new FetchFault('That address is not on the public Internet, so I do not go there.')
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const family = isIP(address) === 6 ? 6 : 4
  const outgoing = requestOverTls(url, {
    signal,
    servername: isIP(host) === 0 ? host : '',
    lookup: (_host, options, done) => (options.all ? done(null, [{ address, family }]) : done(null, address, family)),
    headers: {
      accept: 'text/calendar, text/csv, application/yaml;q=0.9, */*;q=0.5',
      'accept-encoding': 'gzip',
      'user-agent': 'Mozilla/5.0 (compatible; Palais calendar reader)',
      ...(known.etag === undefined ? {} : { 'if-none-match': known.etag }),
      ...(known.lastModified === undefined ? {} : { 'if-modified-since': known.lastModified }),
    },
  })
  outgoing.on('response', resolve)
  outgoing.on('error', () => reject(signal.aborted ? tooSlow() : new FetchFault('The server cannot be reached.')))
  outgoing.end()
  return promise
}

const end = <T>(answer: IncomingMessage, value: T): T => {
  answer.destroy()
  return value
}

const tooSlow = () => new FetchFault('It did not answer in full within 20 seconds.')

/** Rejects when the time is over: a look-up of a name has no end of its own. */
const late = (signal: AbortSignal): Promise<never> => {
  const { promise, reject } = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => reject(tooSlow()), { once: true })
  return promise
}

const unzip = promisify(gunzip)

/** At most 8 MB, before and after unpacking. */
const bodyOf = async (answer: IncomingMessage, signal: AbortSignal): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > LONGEST) throw new FetchFault('It is larger than 8 MB.')
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof FetchFault) throw error
    throw signal.aborted ? tooSlow() : new FetchFault('It broke off before its end.')
  } finally {
    answer.destroy()
  }
  const packed = Buffer.concat(chunks)
  const bytes = answer.headers['content-encoding'] === 'gzip' ? await unpacked(packed) : packed
  return decoded(bytes)
}

const unpacked = async (packed: Buffer): Promise<Buffer> => {
  try {
    return await unzip(packed, { maxOutputLength: LONGEST })
  } catch {
    throw new FetchFault('It cannot be unpacked, or is larger than 8 MB.')
  }
}

const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new FetchFault('It is not UTF-8 text.')
  }
}
