// Digest: a short name for something said, so that the same thing said twice is known without its words.
import { createHash } from 'node:crypto'

/** SHA-256, as base64url. */
export const hash = (text: string): string => createHash('sha256').update(text).digest('base64url')
