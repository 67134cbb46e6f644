// Edition: one state of one feed: what tells it from others is known at once, its text is written when somebody takes it.
import { promisify } from 'node:util'
import { gzip as gzipWithCallback } from 'node:zlib'
import { httpDate, type Validators } from './conditional.ts'

const gzip = promisify(gzipWithCallback)

/** Headers as `writeHead` takes them: names and values in turn. */
export type Headers = readonly string[]

/** A whole answer. */
export interface Copy {
  readonly headers: Headers
  readonly octets: Buffer
}

export interface Edition extends Validators {
  /** What is said of it without its text. */
  readonly headers: Headers
  readonly plain: () => Copy | Promise<Copy>
  readonly zipped: () => Copy | Promise<Copy>
  /** Octets that it holds on to. */
  readonly size: () => number
}

/** How an edition comes to its text. */
export interface Manuscript extends Validators {
  readonly type: string
  readonly write: () => Promise<readonly string[]>
}

export const editionOf = ({ etag, modified, type, write }: Manuscript): Edition => {
  const headers = headersOf({ etag, modified })
  const copy = (octets: Buffer, more: Headers = []): Copy => ({
    headers: [...headers, 'Content-Type', type, 'Content-Length', String(octets.length), ...more],
    octets,
  })
  const plain = once(async () => copy(Buffer.from((await write()).join(''))))
  const zipped = once(async () => {
    const { octets } = await plain.get()
    return copy(await gzip(octets, { level: 6 }), ['Content-Encoding', 'gzip'])
  })
  return { etag, modified, headers, plain: plain.get, zipped: zipped.get, size: () => plain.size() + zipped.size() }
}

/** Made at the first call, then kept; a failure is forgotten, so that the next call tries again. */
const once = (make: () => Promise<Copy>) => {
  let kept: Copy | Promise<Copy> | undefined
  const start = async (): Promise<Copy> => {
    try {
      const made = await make()
      kept = made
      return made
    } catch (error) {
      kept = undefined
      throw error
    }
  }
  return {
    get: (): Copy | Promise<Copy> => {
      kept ??= start()
      return kept
    },
    size: () => (kept !== undefined && 'octets' in kept ? kept.octets.length : 0),
  }
}

/**
 * No cookies, no sniffing, no indexing, nothing told to other sites; shared caches keep nothing, because the address may
 * be a secret. `Vary` also without compression: the next reader may ask for it.
 */
const headersOf = ({ etag, modified }: Validators): Headers => [
  ...['ETag', etag],
  ...['Last-Modified', httpDate(modified)],
  ...['Cache-Control', 'private, max-age=300'],
  ...['Vary', 'Accept-Encoding'],
  ...['Referrer-Policy', 'no-referrer'],
  ...['X-Robots-Tag', 'noindex, nofollow, noarchive'],
  ...['X-Content-Type-Options', 'nosniff'],
]
