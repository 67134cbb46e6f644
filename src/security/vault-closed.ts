// Vault closed: what is thrown when the vault is asked for something while it may not or cannot answer.

/**
 * `locked`: until somebody opens it · `wiped`: for ever · `own-lock`: this person closed their own access ·
 * `operator`: whoever speaks for a member does not get in.
 */
export type WhyClosed = 'locked' | 'wiped' | 'own-lock' | 'operator'

/** Not an outage: dispatch answers it with the sentence for people, and nothing is stored. */
export class VaultClosed extends Error {
  override readonly name = 'VaultClosed'
  readonly why: WhyClosed
  constructor(why: WhyClosed) {
    super(why)
    this.why = why
  }
}

const sentences: Readonly<Record<WhyClosed, string>> = {
  locked:
    'The vault of this space is locked, and nothing was stored. An owner opens it: vault unlock, in an encrypted conversation or at the console. Public reminders go on.',
  wiped: 'The vault of this space was wiped; what it held cannot be read by anybody any more.',
  'own-lock':
    'You closed your own access to the vault. Two coordinators or owners open it again, each by: unlock and your name.',
  operator: 'Whoever speaks for a member has no access to the vault. Let the member say it themselves.',
}

export const sayClosed = ({ why }: VaultClosed): string => sentences[why]
