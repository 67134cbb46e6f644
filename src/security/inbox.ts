// Port: the inbox of utterances, so that each is answered once however often a platform delivers it.

/** `done`: its effect is saved; `refused`: it changed nothing. */
export type Ending = 'done' | 'refused'

export interface Inbox {
  /** Remembers the id of an utterance and how it ended, never its text. How it ended when it came before, else `new`. */
  take(utterance: string, at: string, outcome: Ending): Promise<'new' | Ending>
  /** How it ended; undefined when it never came. */
  endingOf(utterance: string): Promise<Ending | undefined>
}
