// Who may see: what somebody may be shown where, in words taken from the specification alone. It imports nothing of the program.

export type Label = 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED'
export type Where = 'slack' | 'matrix-clear' | 'matrix-encrypted' | 'terminal'

/** Something that was said, with the word by which it is recognised wherever it turns up. */
export interface Secret {
  readonly word: string
  readonly label: Label
  /** Whose coalition's it is. */
  readonly space: string
  /** Who wrote it, and for which organisation. */
  readonly author?: string
  readonly organisation?: string
  /** Who else was named to read it. */
  readonly named?: readonly string[]
  /** Only of this one person: the name of a secret feed. */
  readonly personal?: string
  /** What a space is called: its members know it wherever they are. */
  readonly names?: 'the space'
}

/** Somebody before an answer: who they are at that moment, and where the answer stands. */
export interface Eyes {
  readonly where: Where
  /** Alone with the bot, or in a room with others. */
  readonly alone: boolean
  /** The coalition that answers them; none for a stranger. */
  readonly space?: string
  readonly person?: string
  readonly organisation?: string
  /** Who chose to show something of their own to a room. */
  readonly askedBy?: string
  /** The space that they are a member of, when that is not the one that answers them. */
  readonly elsewhere?: string
  readonly role?: 'observer' | 'advocate' | 'coordinator' | 'owner'
  /** Somebody in the room who is not a full member. */
  readonly guests: boolean
  /** The operator of the machine, speaking for somebody. */
  readonly operator: boolean
  /** Closed their own access, or was shut out. */
  readonly closed: 'no' | 'vault' | 'everything'
  /** Has more than one platform, and said nothing on the other one lately. */
  readonly unsure: boolean
}

/** Those of one organisation; who has none is their own. */
const side = (organisation: string | undefined, person: string | undefined) => organisation ?? person

/** Whether these words may stand before these eyes. */
export const maySee = (secret: Secret, eyes: Eyes): boolean => {
  if (secret.label === 'CLEAR') return true
  if (secret.names === 'the space' && eyes.alone && secret.space === eyes.elsewhere) return true
  if (eyes.space !== secret.space || eyes.closed === 'everything') return false
  if (secret.personal !== undefined) return secret.personal === (eyes.person ?? eyes.askedBy)
  if (secret.label === 'GREEN') return eyes.where !== 'slack' || !eyes.guests
  if (eyes.operator || eyes.closed === 'vault' || eyes.guests) return false
  // Words, not picks: never in Slack, never where somebody else carries them in clear.
  if (eyes.where === 'slack' || eyes.where === 'matrix-clear') return false
  if (secret.label === 'AMBER') return true
  if (!eyes.alone) return false
  if (secret.label === 'AMBER+STRICT')
    return side(secret.organisation, secret.author) === side(eyes.organisation, eyes.person)
  return eyes.person !== undefined && !eyes.unsure && [secret.author, ...(secret.named ?? [])].includes(eyes.person)
}

/** The picks of a contact: State, stance, confidence, ask and age, by its number. */
export const maySeePicks = (of: { readonly space: string }, eyes: Eyes): boolean =>
  eyes.space === of.space && eyes.closed === 'no' && !eyes.operator && !eyes.guests &&
  (eyes.where === 'slack' ? eyes.alone : eyes.where !== 'matrix-clear') // biome-ignore format: a sentence

/** That a contact exists: a pointer to it may stand wherever its coalition is answered. */
export const maySeeThatContact = (of: { readonly space: string }, eyes: Eyes): boolean =>
  eyes.space === of.space && eyes.closed === 'no' && !eyes.operator

/** Whose a contact is, and of which day: their own organisation's, and coordinators. */
export const maySeeWhose = (of: Pick<Secret, 'space' | 'author' | 'organisation'>, eyes: Eyes): boolean =>
  eyes.space === of.space &&
  (side(of.organisation, of.author) === side(eyes.organisation, eyes.person) ||
    eyes.role === 'coordinator' || eyes.role === 'owner') // biome-ignore format: a sentence

/** That a démarche exists at all: for the organisation that noted it, where its words may stand. */
export const maySeeThat = (of: Pick<Secret, 'space' | 'author' | 'organisation'>, eyes: Eyes): boolean =>
  maySee({ word: '', label: 'AMBER+STRICT', ...of }, eyes)

/** "Someone in the coalition saw them": only where it could be one of several. */
export const SOMEONE_NEEDS_ORGANISATIONS = 3

/** Who voted how, while a second reader is awaited: for those who handed in their own list. */
export const maySeeList = (
  of: { readonly space: string; readonly readers: readonly string[]; readonly settled?: true },
  eyes: Eyes,
): boolean =>
  eyes.space === of.space && (of.settled === true || (eyes.person !== undefined && of.readers.includes(eyes.person)))
