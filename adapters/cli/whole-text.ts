// Whole text: everything that a stream says until it ends.

/** As UTF-8; undefined when it is more than so many bytes, and then the stream is ended. */
export const wholeText = async (stream: AsyncIterable<Buffer>, mostBytes: number): Promise<string | undefined> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes > mostBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
