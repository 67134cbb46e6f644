// Space entry: what the key file says of one space.
import { z } from 'zod'
import { SECRET_BYTES } from './envelope.ts'

const secret = z.base64url().refine(text => Buffer.from(text, 'base64url').length === SECRET_BYTES)

/** `keys`: newest first; there is more than one only while a renewal is under way. `index` is never renewed. */
const secretsShape = z.object({ keys: z.array(secret).min(1), index: secret })

/** `locked`: nobody opens it but by asking for it. `recovery`: the secrets once more, for holders of off-line keys. */
const common = {
  space: z.string(),
  locked: z.literal(true).optional(),
  recovery: z.object({ recipients: z.array(z.string()).min(1), box: z.base64() }).optional(),
}

/** `wiped` stays, so that no new key is made by mistake. */
export const spaceEntryShape = z.discriminatedUnion('mode', [
  z.object({ ...common, mode: z.literal('auto'), ...secretsShape.shape }),
  z.object({ ...common, mode: z.literal('sealed'), salt: z.base64url(), box: z.base64() }),
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

export const secretsToBytes = (secrets: Secrets): Buffer => Buffer.from(JSON.stringify(writeSecrets(secrets)), 'utf8')

export const secretsFromBytes = (bytes: Uint8Array): Secrets =>
  readSecrets(secretsShape.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))))
