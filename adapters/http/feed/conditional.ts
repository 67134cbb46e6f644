// Conditional: whether a reader has what we have already (RFC 9110, 13).
import type { IncomingHttpHeaders } from 'node:http'

/** What tells one state of a thing from another. */
export interface Validators {
  /** With its quotes and its W/. */
  readonly etag: string
  /** Whole seconds since 1970. */
  readonly modified: number
}

/** If-None-Match decides when it is there; only without it If-Modified-Since does. */
export const isUnchanged = (headers: IncomingHttpHeaders, { etag, modified }: Validators): boolean => {
  const known = headers['if-none-match']
  if (known !== undefined) return known === etag || lists(known, etag)
  const since = headers['if-modified-since']
  return since !== undefined && modified * 1000 <= Date.parse(since)
}

/** Compared weakly: the same opaque text, whatever its W/. */
const lists = (known: string, etag: string): boolean =>
  known.trim() === '*' || known.match(/"[^"]*"/g)?.some(tag => etag.endsWith(tag)) === true

/** As HTTP writes it: "Sat, 21 Nov 2026 10:00:00 GMT". */
export const httpDate = (seconds: number): string => new Date(seconds * 1000).toUTCString()
