// Key text: a key of IndexedDB as one canonical text, and back.

/** What IndexedDB takes as a key. */
export type Key = number | string | Date | ArrayBuffer | ArrayBufferView | readonly Key[]

/** The same key gives the same text, and different keys give different ones. */
export const keyText = (key: Key): string => {
  if (typeof key === 'number') return `n${key}`
  if (typeof key === 'string') return `s${key}`
  if (key instanceof Date) return `d${key.getTime()}`
  if (isList(key)) return `a${JSON.stringify(key.map(keyText))}`
  const bytes = ArrayBuffer.isView(key)
    ? Buffer.from(key.buffer, key.byteOffset, key.byteLength)
    : Buffer.from(key as ArrayBuffer)
  return `b${bytes.toString('hex')}`
}

export const keyFrom = (text: string): Key => {
  const rest = text.slice(1)
  switch (text[0]) {
    case 'n':
      return Number(rest)
    case 's':
      return rest
    case 'd':
      return new Date(Number(rest))
    case 'a':
      return (JSON.parse(rest) as string[]).map(keyFrom)
    case 'b':
      return new Uint8Array(Buffer.from(rest, 'hex'))
    default:
      throw new Error('this text is no key')
  }
}

const isList = (key: Key): key is readonly Key[] => Array.isArray(key)
