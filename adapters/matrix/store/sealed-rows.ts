// Sealed rows: how records look in a database that tells nothing: keyed names, and contents that only the keyring opens.
import type { Keyring } from '#src/security/keyring.ts'
import type { Kept, Layout } from './journal.ts'

export interface SealedRows {
  /** A store by a name that says nothing. */
  readonly store: (db: string, store: string) => string
  /** A record by a name that says nothing, the same each time. */
  readonly record: (store: string, key: string) => string
  readonly seal: (id: string, kept: Kept) => Uint8Array
  readonly open: (id: string, sealed: Uint8Array) => Kept
  readonly sealLayout: (id: string, name: string, layout: Layout) => Uint8Array
  readonly openLayout: (id: string, sealed: Uint8Array) => { readonly name: string; readonly layout: Layout }
  readonly sealThing: (name: string, value: Uint8Array) => Uint8Array
  readonly openThing: (name: string, sealed: Uint8Array) => Uint8Array
}

/** Everything is bound to the row in which it stands, so that rows cannot be exchanged. */
export const sealedRows = (keyring: Keyring): SealedRows => ({
  store: (db, store) => keyring.mac('matrix', JSON.stringify([db, store])),
  record: (store, key) => keyring.mac('matrix', JSON.stringify([store, 'record', key])),
  seal: (id, kept) => keyring.seal('matrix', packed(kept), id),
  open: (id, sealed) => unpacked(keyring.open('matrix', sealed, id)),
  sealLayout: (id, name, layout) => keyring.seal('matrix', Buffer.from(JSON.stringify({ name, layout })), id),
  openLayout: (id, sealed) => JSON.parse(Buffer.from(keyring.open('matrix', sealed, id)).toString('utf8')),
  sealThing: (name, value) => keyring.seal('matrix', value, `thing ${name}`),
  openThing: (name, sealed) => keyring.open('matrix', sealed, `thing ${name}`),
})

/** 4 bytes length of the key, the key, the value. */
const packed = ({ key, value }: Kept): Buffer => {
  const name = Buffer.from(key, 'utf8')
  const head = Buffer.alloc(4)
  head.writeUInt32LE(name.length)
  return Buffer.concat([head, name, value])
}

const unpacked = (bytes: Uint8Array): Kept => {
  const plain = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = 4 + plain.readUInt32LE(0)
  return { key: plain.toString('utf8', 4, end), value: plain.subarray(end) }
}
