// Space entry: what the key file says of one space, and what of it is in memory while the space is open.
import { z } from 'zod'
import { SECRET_BYTES } from './envelope.ts'

const secret = z.base64url().refine(text => Buffer.from(text, 'base64url').length === SECRET_BYTES)

/** `keys`: newest first; there is more than one only while a rotation is under way. `index` is never rotated. */
const secretsShape = z.object({ keys: z.array(secret).min(1), index: secret })

/** `auto`: whoever starts the program has the keys. `wiped` stays, so that no new key is made by mistake. */
export const spaceEntryShape = z.discriminatedUnion('mode', [
  z.object({ space: z.string(), mode: z.literal('auto'), ...secretsShape.shape }),
  z.object({ space: z.string(), mode: z.literal('wiped') }),
])
export type SpaceEntry = z.infer<typeof spaceEntryShape>

/** The keys of an open space. */
export interface Secrets {
  readonly keys: readonly [Buffer, ...Buffer[]]
  readonly index: Buffer
}

export const readSecrets = (text: z.infer<typeof secretsShape>): Secrets => ({
  keys: text.keys.map(one => Buffer.from(one, 'base64url')) as [Buffer, ...Buffer[]],
  index: Buffer.from(text.index, 'base64url'),
})

export const writeSecrets = ({ keys, index }: Secrets): z.infer<typeof secretsShape> => ({
  keys: keys.map(one => one.toString('base64url')),
  index: index.toString('base64url'),
})
