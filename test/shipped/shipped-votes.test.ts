// Shipped votes: whole, by members of the day, and in a new ledger from the first start.
import { describe, expect, it } from 'vitest'
import { hash } from '#adapters/instruments.ts'
import { readShippedVotes } from '#db/shipped/read-shipped-votes.ts'
import { unpackBallots } from '#src/votes/packed-ballots.ts'
import { recordSourcedVotes } from '#src/votes/record-sourced-votes.ts'
import { electorateOn } from '#src/votes/roll-call/electorate.ts'
import { memoryStores } from '#test/support/databases.ts'

const votes = readShippedVotes()

describe('the shipped votes', () => {
  it('have each a name of their own', () => {
    expect(new Set(votes.map(({ name }) => name)).size).toBe(votes.length)
  })

  it.each(votes.map(vote => [vote.name, vote] as const))('name members of the day only: %s', (_, vote) => {
    const { members } = electorateOn(vote.draft.body, Temporal.PlainDate.from(vote.day))
    expect(members).toBeDefined()
    expect([...unpackBallots(vote.ballots).keys()].filter(state => !members?.has(state))).toEqual([])
  })

  it('are in the ledger once, however often they are loaded, and found by draft and by resolution', async () => {
    const { stores } = await memoryStores()
    const home = { space: 'home', at: '2026-11-21T08:00:00.000Z' }
    expect(await recordSourcedVotes({ ...stores, hash }, votes, home)).toMatchObject({ known: 0 })
    expect(await recordSourcedVotes({ ...stores, hash }, votes, home)).toEqual({
      added: [],
      joined: [],
      changed: [],
      known: votes.length,
    })
    expect(await stores.votes.votes({}, {})).toHaveLength(votes.length)
    expect(await stores.votes.draft('A/HRC/RES/17/19', {})).toMatchObject({ symbol: 'A/HRC/17/L.9/Rev.1' })
  })
})
