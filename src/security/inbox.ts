// Port: the inbox of utterances, so that each is answered once however often a platform delivers it.

export interface Inbox {
  /** Whether this utterance is new; remembers its id and how it ended, never its text. */
  take(utterance: string, at: string, outcome: 'done' | 'refused'): Promise<'new' | 'seen'>
}
