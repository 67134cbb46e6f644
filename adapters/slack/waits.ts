// Waits: how long the bot works on something before it answers Slack, which gives up after three seconds.

/** Milliseconds. */
export interface Waits {
  /** What only reads is acknowledged then, and answered later. */
  readonly read: number
  /** What writes is saved by then, or not at all. */
  readonly write: number
  /** A written question is acknowledged then; what writes, when it is saved, and else Slack delivers it again. */
  readonly message: number
  /** Opening a form; the trigger lives three seconds, too. */
  readonly form: number
  /** Who is in a room; what Slack does not tell by then is taken for the worst. */
  readonly room: number
  /** What people are called whom a text only names by their ids; before anything else begins. */
  readonly names: number
  /** Whose the tokens are, just after the start; before anything else begins. */
  readonly tokens: number
}

export const WAITS: Waits = {
  read: 250,
  write: 2_300,
  message: 2_300,
  form: 2_200,
  room: 1_200,
  names: 300,
  tokens: 400,
}
