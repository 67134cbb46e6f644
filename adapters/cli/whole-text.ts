// Whole text: everything that a stream says until it ends.
import type { Readable } from 'node:stream'

/** As UTF-8; undefined as soon as it is more than so many bytes. The stream stays open for an answer. */
export const wholeText = async (stream: Readable, mostBytes: number): Promise<string | undefined> =>
  (await wholeBytes(stream, mostBytes))?.toString('utf8')

/** The same as bytes. */
export const wholeBytes = async (stream: Readable, mostBytes: number): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length
    if (bytes > mostBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
