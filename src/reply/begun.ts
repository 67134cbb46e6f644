// Begun: what the messages said of deliveries that are not whole yet, as far as this process sent them: what says the same still need not be changed.
import { SendFault } from './messenger.ts'

export interface Begun {
  /** Takes note of what the messages of a delivery say. */
  keep(delivery: string, said: readonly unknown[]): void
  says(delivery: string, part: number, words: unknown): boolean
  forget(delivery: string): void
}

const MOST = 1_000

export const begun = (): Begun => {
  const all = new Map<string, readonly string[]>()
  return {
    keep: (delivery, said) => {
      all.delete(delivery)
      all.set(
        delivery,
        said.map(words => JSON.stringify(words)),
      )
      const [oldest] = all.keys()
      if (all.size > MOST && oldest !== undefined) all.delete(oldest)
    },
    says: (delivery, part, words) => all.get(delivery)?.[part] === JSON.stringify(words),
    forget: delivery => void all.delete(delivery),
  }
}

interface Beginning<T> {
  readonly delivery: string
  /** Names of its messages that stand there. */
  readonly there: readonly string[]
  /** What each of them is to say now. */
  readonly parts: readonly T[]
}

/**
 * Changes the beginning of a delivery to what it says now, before the rest follows. Whoever took a message of it away
 * wanted it gone; a lost answer says nothing of the rest, which has certainly not gone. Throws SendFault.
 */
export const bringUpToDate = async <T>(
  { delivery, there, parts }: Beginning<T>,
  said: Begun,
  change: (name: string, number: number, part: T) => Promise<void>,
): Promise<void> => {
  for (const [number, name] of there.entries()) {
    const part = parts[number]
    if (part === undefined || said.says(delivery, number, part)) continue
    try {
      await change(name, number, part)
    } catch (error) {
      if (!(error instanceof SendFault)) throw error
      const { code, after, concerns, outcome } = error
      if (outcome === 'refused') continue
      throw new SendFault('not-sent', code, { concerns, cause: error, ...(after === undefined ? {} : { after }) })
    }
  }
}
