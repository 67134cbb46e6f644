// oneOf: narrows a text of a data file to one of a list, or stops: a fault in the data is a bug.

export const oneOf = <T extends string>(list: readonly T[], text: string): T => {
  const found = list.find(item => item === text)
  if (found === undefined) throw new Error(`${text} is none of ${list.join(', ')}`)
  return found
}
