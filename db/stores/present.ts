// Present: fields that have a value; an absent one is left out, as the domain says it.

type Present<T> = { [K in keyof T]?: NonNullable<T[K]> }

export const present = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)) as Present<T>
