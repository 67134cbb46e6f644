// Shipped: the public calendar as it comes with the product.
import type { EventFacts, Slug } from './event.ts'

/** An event as it ships; its parent is named by slug, since ids are made where it is loaded. */
export interface ShippedEvent extends Omit<EventFacts, 'parent'> {
  readonly slug: Slug
  readonly parentSlug?: Slug
}

export interface ShippedCalendar {
  /** A later version is later in text order: `2026-11-21`. */
  readonly version: string
  readonly events: readonly ShippedEvent[]
}
