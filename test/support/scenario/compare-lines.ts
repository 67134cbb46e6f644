// Compare lines: what was expected, with … for anything and {name} for something to remember, against what was shown.

/** What was remembered: `{code}` in a later line stands for it. */
export type Memory = ReadonlyMap<string, string>

const ANYTHING = '…'
const HOLE = /\{([a-z]+)\}/g

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Remembered words put in their places. */
export const recall = (text: string, memory: Memory): string =>
  text.replace(HOLE, (hole, name: string) => memory.get(name) ?? hole)

/** The memory after the lines matched; undefined when they do not. */
export const matchLines = (
  expected: readonly string[],
  shown: readonly string[],
  memory: Memory,
): Memory | undefined => {
  const [first, ...rest] = expected
  if (first === undefined) return shown.length === 0 ? memory : undefined
  if (tidy(first) === ANYTHING) return matchAfterAny(rest, shown, memory)
  const after = shown[0] === undefined ? undefined : matchLine(first, shown[0], memory)
  return after === undefined ? undefined : matchLines(rest, shown.slice(1), after)
}

const matchAfterAny = (rest: readonly string[], shown: readonly string[], memory: Memory): Memory | undefined => {
  for (let skip = 0; skip <= shown.length; skip++) {
    const after = matchLines(rest, shown.slice(skip), memory)
    if (after !== undefined) return after
  }
  return undefined
}

const matchLine = (expected: string, shown: string, memory: Memory): Memory | undefined => {
  const pieces = tidy(recall(expected, memory)).split(/(…|\{[a-z]+\})/)
  const names = pieces.filter(isHole).map(piece => piece.slice(1, -1))
  const pattern = pieces.map(piece => (piece === ANYTHING ? '.*' : isHole(piece) ? '(\\S+)' : RegExp.escape(piece)))
  const match = new RegExp(`^${pattern.join('')}$`).exec(tidy(shown))
  if (match === null) return undefined
  return new Map([...memory, ...names.map((name, index) => [name, match[index + 1] ?? ''] as const)])
}

const isHole = (piece: string): boolean => /^\{[a-z]+\}$/.test(piece)

/** The difference for a reader: what agrees as it is, `-` what was expected and not shown, `+` what was shown instead. */
export const difference = (
  expected: readonly string[],
  shown: readonly string[],
  memory: Memory,
): readonly string[] => {
  const [first, ...rest] = expected
  if (first === undefined) return shown.map(text => `+ ${text}`)
  const wanted = tidy(first) === ANYTHING ? rest[0] : first
  const at =
    wanted === undefined ? shown.length : shown.findIndex(text => matchLine(wanted, text, memory) !== undefined)
  const before = shown.slice(0, Math.max(at, 0))
  const later = shown.slice(before.length)
  if (tidy(first) === ANYTHING) return [...before.map(text => `  ${text}`), ...difference(rest, later, memory)]
  if (at === -1) return [`- ${first}`, ...difference(rest, shown, memory)]
  const after = matchLine(first, later[0] ?? '', memory) ?? memory
  return [...before.map(text => `+ ${text}`), `  ${later[0]}`, ...difference(rest, later.slice(1), after)]
}
