// Port: chance, so that a conversation can be played again exactly.

export interface Random {
  /** A new opaque id: 16 lower-case letters and digits, 80 bits. */
  id(): string
  /** A secret for an address: 256 bits as base64url, 43 characters. */
  secret(): string
}
