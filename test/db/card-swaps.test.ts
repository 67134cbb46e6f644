// Card swaps on every database: whatever changes what the card of a vote says queues one swap of each post of it.
import { describe, expect, it } from 'vitest'
import type { Stores } from '#src/ports.ts'
import { postCard } from '#src/reminders/vote-cards.ts'
import type { PlaceId, SpaceId } from '#src/security/member.ts'
import { iso3 } from '#src/states/state.ts'
import { packBallots } from '#src/votes/packed-ballots.ts'
import type { Reading, Vote } from '#src/votes/vote.ts'
import type { NumberedDraft } from '#src/votes/vote-ledger.ts'
import { aVote } from '#test/support/a-vote.ts'
import { eachDatabase, type OpenDatabase, withSpaces } from '#test/support/databases.ts'

const AT = '2026-11-21T09:00:00.000Z'
const LATER = '2026-11-21T09:05:00.000Z'
const [home, board] = ['home' as SpaceId, 'board' as PlaceId]
const ballots = new Map([[iso3('NPL'), 'in-favour'] as const])
const reading: Reading = { reader: 'amina', at: LATER, how: 'typed', ballots, outcome: 'adopted', findings: [] }

const draft = (number: number, more: Partial<NumberedDraft> = {}): NumberedDraft => ({
  number,
  space: home,
  public: false,
  symbol: `A/HRC/45/L.${number}`,
  body: 'HRC',
  kind: 'resolution',
  sponsors: [],
  jointStatements: [],
  explanations: [],
  dissociations: [],
  ...more,
})

const vote = (number: number, draft: number): Vote => aVote({ number, space: home, draft, ballots, at: AT })

/** V1 is on draft 1, V2 on draft 2, which follows 1; V3 on draft 3. Each has a card that was posted. */
const withCards = async (open: OpenDatabase): Promise<Stores> => {
  const database = await open()
  await withSpaces(database, 'home')
  const { stores } = database
  const { votes, members, outbox } = stores
  await members.setPlace({ id: board, platform: 'hook', address: 'board', kind: 'room', space: home }, undefined, AT)
  for (const number of [1, 2, 3]) {
    await votes.setDraft(draft(number, number === 2 ? { follows: 'A/HRC/45/L.1' } : {}), AT)
    await votes.addVote(vote(number, number), { ...reading, at: AT })
    const random = { id: () => `card-${number}` }
    await postCard(`V${number}`, { place: board, space: home }, { outbox, random, now: Temporal.Instant.from(AT) })
    await rest(stores, `card-${number}`, 'sent')
  }
  return stores
}

const rest = async ({ outbox }: Stores, id: string, state: 'sent' | 'unconfirmed' | 'dead'): Promise<void> => {
  const wanted = await outbox.delivery(id)
  const taken = wanted && (await outbox.take(wanted, { owner: 'p', now: AT, until: LATER }))
  if (taken === undefined) throw new Error(`${id} is not there to take`)
  await outbox.settle(taken, { state, at: AT, ...(state === 'sent' ? { receipt: `m-${id}` } : { code: 'trouble' }) })
}

/** The cards for which a swap waits; whatever waits beside them would be found too. */
const swapped = async ({ outbox }: Stores): Promise<readonly (string | undefined)[]> => {
  const found: (string | undefined)[] = []
  for (const number of [1, 2, 3, 4])
    for (const time of [1, 2]) {
      const swap = await outbox.delivery(`card-${number}-swap-${time}`)
      if (swap?.state === 'queued') found.push(swap.corrects)
    }
  return found
}

type Change = (stores: Stores) => Promise<unknown>
const changes: readonly (readonly [string, Change, readonly string[]])[] = [
  ['a reading', ({ votes }) => votes.addReading({ ...vote(3, 3), standing: 'read-twice' }, reading), ['card-3']],
  [
    'a reading of the vote that another follows',
    ({ votes }) => votes.addReading({ ...vote(1, 1), standing: 'read-twice' }, reading),
    ['card-1', 'card-2'],
  ],
  [
    'a withdrawal',
    async ({ votes }) => {
      await votes.addReading(vote(3, 3), { ...reading, how: 'withdrawal' })
      await votes.withdrawVote(3)
    },
    ['card-3'],
  ],
  ['publishing it', ({ votes }) => votes.publish(3, LATER), ['card-3']],
  ['taking that back', ({ votes }) => votes.unpublish(3, LATER), ['card-3']],
  ['a title of its draft', ({ votes }) => votes.setDraft(draft(3, { title: 'Water' }), LATER), ['card-3']],
  [
    'the vote that its draft follows',
    ({ votes }) => votes.setDraft(draft(3, { follows: 'A/HRC/45/L.1' }), LATER),
    ['card-3'],
  ],
  ['forgetting what was noted of its draft', ({ votes }) => votes.dropDraft(3, LATER), ['card-3']],
  [
    'another vote on its draft',
    ({ votes }) => votes.addVote({ ...vote(4, 3), day: '2021-10-06' }, reading),
    ['card-3'],
  ],
  [
    'a vote in bulk on the draft that it follows',
    ({ sourcedVotes }) =>
      sourcedVotes.addVotes(
        [
          {
            number: 4,
            draft: 1,
            vote: {
              origin: 'shipped',
              name: 'x',
              day: '2021-10-06',
              outcome: 'adopted',
              standing: 'official',
              source: 'x',
              ballots: packBallots(ballots),
              findings: [],
              draft: { body: 'HRC', kind: 'resolution' },
            } as never,
          },
        ],
        { space: home, at: LATER },
      ),
    ['card-1', 'card-2'],
  ],
  ['a draft of which no card was posted', ({ votes }) => votes.setDraft(draft(4), LATER), []],
  ['what a vote in favour meant to a space', ({ votes }) => votes.setDirection(3, home, 'against-the-text'), []],
]

describe('the card of a vote', () => {
  eachDatabase(open => {
    it.each(changes)('is swapped where it shows %s, and nowhere else', async (_, change, expected) => {
      const stores = await withCards(open)
      await change(stores)
      expect(await swapped(stores)).toEqual(expected)
    })

    it('waits for one swap however often it changes, and for another once that began', async () => {
      const stores = await withCards(open)
      for (const title of ['Water', 'Air']) await stores.votes.setDraft(draft(3, { title }), AT)
      expect(await swapped(stores)).toEqual(['card-3'])
      await rest(stores, 'card-3-swap-1', 'sent')
      await stores.votes.setDraft(draft(3, { title: 'Fire' }), LATER)
      expect(await stores.outbox.delivery('card-3-swap-2')).toMatchObject({
        kind: 'correction',
        state: 'queued',
        dueAt: LATER,
      })
    })

    it.each([
      ['unconfirmed', ['card-4']],
      ['dead', []],
    ] as const)('that is %s: %j is swapped', async (state, expected) => {
      const stores = await withCards(open)
      const random = { id: () => 'card-4' }
      await stores.votes.setDraft(draft(4), AT)
      await stores.votes.addVote(vote(4, 4), reading)
      const room = { place: board, space: home }
      await postCard('V4', room, { outbox: stores.outbox, random, now: Temporal.Instant.from(AT) })
      await rest(stores, 'card-4', state)
      await stores.votes.setDraft(draft(4, { title: 'Water' }), LATER)
      expect(await swapped(stores)).toEqual(expected)
    })
  })
})
