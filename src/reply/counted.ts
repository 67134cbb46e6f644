// Counted: a number with its noun.

/** "1 member", "2 members", "0 entries". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
