// Delivery: its states are a table from which nothing gets lost.
import { describe, expect, it } from 'vitest'
import { type DeliveryState, deliveryStates, transitions } from '#src/reminders/delivery.ts'

const reach = (from: DeliveryState, seen = new Set<DeliveryState>()): ReadonlySet<DeliveryState> => {
  for (const next of transitions[from])
    if (!seen.has(next)) {
      seen.add(next)
      reach(next, seen)
    }
  return seen
}

describe('a delivery', () => {
  it('can come from waiting to every state', () => {
    expect(new Set(['queued', ...reach('queued')])).toEqual(new Set(deliveryStates))
  })

  it('is sent once and for all', () => {
    expect(transitions.sent).toEqual([])
  })

  it('leaves for a platform only by way of the written intent', () => {
    for (const state of deliveryStates)
      if (state !== 'sending' && state !== 'unconfirmed') expect(transitions[state]).not.toContain('sent')
  })

  it('that may have gone already never waits to be sent as if it had not, unless a person says so', () => {
    expect(transitions.sending).not.toContain('queued')
    expect(transitions.unconfirmed).not.toContain('retry')
  })

  it('can come to rest from everywhere', () => {
    const resting: readonly DeliveryState[] = ['sent', 'unconfirmed', 'expired', 'withdrawn', 'dead']
    for (const state of deliveryStates) expect(resting.some(one => one === state || reach(state).has(one))).toBe(true)
  })
})
