// EditedText: a text with parts replaced that still knows where everything stood before.

export interface EditedText {
  readonly text: string
  /** From an offset in this text to the offset in the text as it was given. */
  readonly origin: (at: number) => number
}

export const unedited = (text: string): EditedText => ({ text, origin: at => at })

/** Replaces what the pattern finds, where `put` gives a replacement. The offsets of the changes are those of the given text. */
export const replaced = (
  { text, origin }: EditedText,
  pattern: RegExp,
  put: (found: RegExpExecArray) => string | undefined,
): { readonly edited: EditedText; readonly changedAt: readonly number[] } => {
  const parts: string[] = []
  const shifts: Shift[] = []
  const changedAt: number[] = []
  let read = 0
  let written = 0
  for (const found of text.matchAll(pattern)) {
    const replacement = put(found)
    if (replacement === undefined) continue
    parts.push(text.slice(read, found.index), replacement)
    written += found.index - read + replacement.length
    read = found.index + found[0].length
    shifts.push({ from: written, by: read - written })
    changedAt.push(origin(found.index))
  }
  if (shifts.length === 0) return { edited: { text, origin }, changedAt }
  parts.push(text.slice(read))
  return { edited: { text: parts.join(''), origin: at => origin(at + shiftAt(shifts, at)) }, changedAt }
}

interface Shift {
  readonly from: number
  readonly by: number
}

/** The shift in force at an offset: that of the last change before it, found by halving. */
const shiftAt = (shifts: readonly Shift[], at: number): number => {
  let low = 0
  let high = shifts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((shifts[middle]?.from ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return shifts[low - 1]?.by ?? 0
}
