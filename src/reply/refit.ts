// Refit: a newer text in the messages of an older one, which may be more or fewer than it needs.
import { thePublic } from '#src/security/audience.ts'
import { answer, clear, line } from './document.ts'
import { type Released, release } from './release.ts'

const sentence = (text: string): Released => release(answer(clear([line(text)])), thePublic)

/** In a message that the newer text does not need. */
export const NOTHING_HERE = sentence('What stood here is said above now.')

/** Below the last message, when the newer text would need more. */
export const NO_ROOM = sentence('There is more to it now than fits here; ask me for the rest.')

interface Words<T> {
  readonly nothingHere: () => T
  /** The last one that there is room for, and that there would be more. */
  readonly noRoom: (last: T) => T
}

/** What each of so many messages is to say. */
export const refit = <T>(parts: readonly T[], room: number, { nothingHere, noRoom }: Words<T>): readonly T[] =>
  Array.from({ length: room }, (_, at) => {
    const part = parts[at]
    if (part === undefined) return nothingHere()
    return at === room - 1 && parts.length > room ? noRoom(part) : part
  })
