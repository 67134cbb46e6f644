// Directory: what is found at the address of a feed.
import { hash } from 'node:crypto'
import { type FeedAddress, SECRET_LENGTH } from '#src/calendar/feed.ts'
import { publicFeedPath, readFeedPath } from '#src/calendar/feed-path.ts'
import type { Stock } from './stock.ts'
import { publicWish, secretWish, type Wish } from './wish.ts'

/** What is given at an address. */
export interface Offer {
  readonly wish: Wish
  /** The hash of the secret by which it was asked for. */
  readonly secret?: string
}

/** An offer, or the HTTP status of there being none: never was, or is gone. `unsure`: the stock must be refreshed first. */
export type Found = Offer | 404 | 410 | 'unsure'

/** A revocation holds within two seconds: what was not confirmed for so long is looked at before it is believed. */
const BELIEVED_MS = 2000
/** There are endless many public addresses, so those that were asked for are forgotten now and then. */
const MOST_KNOWN = 1000

const remember = <T>(known: Map<string, T>, key: string, value: T): void => {
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, value)
}

/** Looks up a path, from memory. After a refresh of the stock, `refreshed` takes its word for it. */
export const directoryOf = (stock: Stock, publicUrl: string) => {
  const byPath = new Map<string, Offer>()
  const byAddress = new WeakMap<FeedAddress, Offer>()
  /** Hashes of live secrets that were shown: making one takes a tenth of an answer. Here they say who is asked for, not yet that it is given. */
  const hashes = new Map<string, string>()

  const readPath = (path: string): Offer | undefined => {
    const filter = readFeedPath(path)
    if (filter === undefined) return undefined
    const offer = { wish: publicWish(filter, `${publicUrl}${publicFeedPath(filter)}`) }
    remember(byPath, path, offer)
    return offer
  }

  const offerAt = (address: FeedAddress): Offer => {
    const known = byAddress.get(address)
    if (known !== undefined) return known
    const offer = { wish: secretWish(address), secret: address.hash }
    byAddress.set(address, offer)
    return offer
  }

  /** Public facts stay up when the database does not answer, once they were read. */
  const findPublic = (path: string): Found => {
    const offer = byPath.get(path) ?? readPath(path)
    if (offer === undefined) return 404
    return stock.age() < Number.POSITIVE_INFINITY ? offer : 'unsure'
  }

  /** What is not a live address is unsure at first: it may be new. Gone and unknown take equally long. */
  const findSecret = (secret: string, stockIs: 'as it is' | 'refreshed'): Found => {
    if (secret.length !== SECRET_LENGTH) return 404
    const known = hashes.get(secret)
    const hashed = known ?? hash('sha256', secret)
    const address = stock.address(hashed)
    if (address?.standing === 'live' && (stockIs === 'refreshed' || stock.age() < BELIEVED_MS)) {
      if (known === undefined) remember(hashes, secret, hashed)
      return offerAt(address)
    }
    hashes.delete(secret)
    if (stockIs === 'as it is') return 'unsure'
    return address === undefined ? 404 : 410
  }

  return (path: string, stockIs: 'as it is' | 'refreshed'): Found =>
    path.startsWith('/f/') && path.endsWith('.ics') ? findSecret(path.slice(3, -4), stockIs) : findPublic(path)
}
