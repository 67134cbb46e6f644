// Layout: runs of text broken into lines, by how wide letters are in the fonts that Slack uses.

/** Text in one look. */
export interface Span {
  readonly text: string
  readonly style: Style
}

export interface Style {
  readonly bold?: boolean
  readonly italic?: boolean
  readonly strike?: boolean
  readonly code?: boolean
  /** Letters of one width, in a frame. */
  readonly fixed?: boolean
  readonly mention?: boolean
}

/** Parts of the size of the font, by kinds of letters; a little more than they are, so that nothing runs over. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[iljt.,:;'|!()[\] ·]/, 0.32],
  [/[mwMW@]/, 0.86],
  [/[A-Z]/, 0.69],
]

export const widthOf = (text: string, { bold, code, fixed }: Style, size: number): number =>
  [...text].reduce(
    (sum, letter) =>
      sum + (code || fixed ? 0.61 : (widths.find(([of]) => of.test(letter))?.[1] ?? 0.56) * (bold ? 1.06 : 1)),
    0,
  ) * size

/** Lines of at most so wide, broken at spaces and at ends of line. */
export const lines = (spans: readonly Span[], width: number, size: number): readonly (readonly Span[])[] => {
  const found: Span[][] = [[]]
  let used = 0
  for (const { text, style } of spans)
    for (const piece of text.split(/(\n)|(?<= )/).filter(one => one !== undefined && one !== '')) {
      const own = widthOf(piece, style, size)
      if (piece === '\n' || used + own > width) {
        found.push([])
        used = 0
      }
      if (piece === '\n') continue
      found.at(-1)?.push({ text: piece, style })
      used += own
    }
  return found.map(joined)
}

const joined = (line: readonly Span[]): readonly Span[] => {
  const spans: Span[] = []
  for (const span of line) {
    const last = spans.at(-1)
    if (last?.style === span.style) spans[spans.length - 1] = { ...last, text: last.text + span.text }
    else spans.push(span)
  }
  return spans
}
