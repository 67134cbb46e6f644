// Editions: the present state of each feed that somebody reads, kept while it is true and as long as there is room.
import { calendarEdition, type Imprint, wantedBy } from './calendar-edition.ts'
import type { Edition } from './edition.ts'
import type { News, Stock } from './stock.ts'
import type { Wish } from './wish.ts'

/** Texts and their gzip together; a feed of 1,000 events takes about one. */
const MOST_OCTETS = 64 * 1024 * 1024
const MOST_EDITIONS = 5000
/** Beyond this it is quicker to look at every feed anew. */
const MUCH_NEWS = 50

export interface Editions {
  of(wish: Wish): Edition
  /** Forgets the states that are not true any more. */
  tell(news: News): void
  readonly count: number
}

interface Kept {
  readonly wish: Wish
  readonly edition: Edition
  usedAt: number
}

export const editionsOf = (stock: () => Stock, imprint: Imprint): Editions => {
  const kept = new Map<string, Kept>()
  let clock = 0

  const make = (wish: Wish): Kept => {
    makeRoom(kept)
    const made = { wish, edition: calendarEdition(wish, stock(), imprint), usedAt: clock }
    kept.set(wish.key, made)
    return made
  }

  return {
    of: wish => {
      const found = kept.get(wish.key) ?? make(wish)
      found.usedAt = ++clock
      return found.edition
    },
    tell: news => {
      if (news === 'everything' || news.length > MUCH_NEWS) return kept.clear()
      const { today } = stock()
      const touched = news.flat().filter(one => one !== undefined)
      for (const { wish } of kept.values()) if (touched.some(wantedBy(wish, today))) kept.delete(wish.key)
    },
    get count() {
      return kept.size
    },
  }
}

/** Whoever was not asked for longest goes first. Looked at only when a state is made, which is rare. */
const makeRoom = (kept: Map<string, Kept>): void => {
  let octets = 0
  for (const { edition } of kept.values()) octets += edition.size()
  if (octets < MOST_OCTETS && kept.size < MOST_EDITIONS) return
  const oldestFirst = [...kept.values()].sort((a, b) => a.usedAt - b.usedAt)
  for (const { wish, edition } of oldestFirst) {
    if (octets < MOST_OCTETS / 2 && kept.size < MOST_EDITIONS / 2) return
    octets -= edition.size()
    kept.delete(wish.key)
  }
}
