// Port: a digest for names that must be the same everywhere (event ids, versions); not for secrets.

/** SHA-256 of a text, lower-case hexadecimal. */
export type Hash = (text: string) => string
