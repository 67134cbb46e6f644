// Transaction: the id under which the homeserver drops a repeat of what follows from an event.

/** `purpose`: a letter of its own for each, since one event may be followed by several things. */
export const transactionOf = (purpose: string, event: string): string => `${purpose}-${event.replace(/^\$/, '')}`
