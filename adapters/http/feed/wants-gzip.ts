// Wants gzip: whether to compress for a reader.
import type { IncomingHttpHeaders } from 'node:http'

const NAMED = /(?:^|,)\s*(?:x-)?gzip\s*(?:;\s*q=([\d.]+))?\s*(?:,|$)/i

/** Only where it is asked for, and never for Outlook: its subscriptions were seen to fail on it (markuspoerschke/iCal issue 541). */
export const wantsGzip = (headers: IncomingHttpHeaders): boolean => {
  const accepts = headers['accept-encoding']
  if (typeof accepts !== 'string') return false
  const named = NAMED.exec(accepts)
  return named !== null && Number(named[1] ?? 1) > 0 && !/microsoft|outlook/i.test(headers['user-agent'] ?? '')
}
