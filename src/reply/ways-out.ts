// Ways out: the messengers that there are now, and how they are tried out; some come later, and some go.
import type { Messenger } from './messenger.ts'
import { type TryOut, tryAll } from './try-out.ts'

export interface Way {
  readonly messenger: Messenger
  readonly tryOut?: TryOut
}

export interface WaysOut {
  readonly open: (way: Way) => void
  readonly close: (way: Way) => void
  readonly messengers: () => readonly Messenger[]
  /** Tries all that are open then. */
  readonly tryOut: TryOut
}

export const waysOut = (): WaysOut => {
  const messengers = new Set<Messenger>()
  const tryOuts = new Set<TryOut>()
  return {
    open: ({ messenger, tryOut }) => {
      messengers.add(messenger)
      if (tryOut !== undefined) tryOuts.add(tryOut)
    },
    close: ({ messenger, tryOut }) => {
      messengers.delete(messenger)
      if (tryOut !== undefined) tryOuts.delete(tryOut)
    },
    messengers: () => [...messengers],
    tryOut: tryAll(tryOuts),
  }
}
