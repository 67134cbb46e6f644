// recordSourcedVotes on every database: once each, joined with what is there, and read again when a source changes.
import { describe, expect, it } from 'vitest'
import { hash } from '#adapters/instruments.ts'
import { iso3 } from '#src/states/state.ts'
import type { Answer } from '#src/votes/ballot.ts'
import { packBallots } from '#src/votes/packed-ballots.ts'
import { recordSourcedVotes } from '#src/votes/record-sourced-votes.ts'
import type { SourcedVote } from '#src/votes/sourced-vote.ts'
import type { Vote } from '#src/votes/vote.ts'
import { eachDatabase } from '#test/support/databases.ts'

const home = { space: 'home', at: '2026-11-21T08:00:00.000Z' }

const packed = (ballots: Readonly<Record<string, Answer>>): string =>
  packBallots(new Map(Object.entries(ballots).map(([code, answer]) => [iso3(code), answer])))

const said: SourcedVote = {
  origin: 'library',
  name: '4053909',
  draft: { symbol: 'A/67/L.28', adoptedAs: 'A/RES/67/19', body: 'GA', session: '67', kind: 'resolution' },
  day: '2012-11-29',
  outcome: 'adopted',
  standing: 'official',
  ballots: packed({ FRA: 'in-favour', USA: 'against', DEU: 'abstaining', UKR: 'absent' }),
  source: 'UN Digital Library, record 4053909',
  findings: [],
}

const matrix: SourcedVote = {
  ...said,
  origin: 'matrix',
  name: '5182',
  draft: { body: 'GA', kind: 'resolution' },
  standing: 'reported',
}

const shown = ({ number, draft, standing, ballots, public: open }: Vote): string =>
  `V${number} D${draft} ${standing} ${open ? 'public' : 'private'} ${packBallots(ballots)}`

describe('recordSourcedVotes', () => {
  eachDatabase(open => {
    const ledger = async () => {
      const { stores } = await open()
      return {
        stores,
        record: (...votes: readonly SourcedVote[]) => recordSourcedVotes({ ...stores, hash }, votes, home),
        all: async () => (await stores.votes.votes({}, {})).map(shown).sort(),
      }
    }

    it('adds votes with one draft for each symbol', async () => {
      const { record, all } = await ledger()
      const paragraph = { ...said, name: '4053910', ballots: packed({ FRA: 'against', USA: 'in-favour' }) }
      expect(await record(said, paragraph)).toMatchObject({ added: [1, 2] })
      expect(await all()).toEqual(['V1 D1 official public DEUAFRAYUKRXUSAN', 'V2 D1 official public FRANUSAY'])
    })

    it('knows a vote again, and appends what its source says otherwise later', async () => {
      const { record, all, stores } = await ledger()
      await record(said)
      expect(await record(said)).toMatchObject({ added: [], known: 1, changed: [] })
      expect(await record({ ...said, ballots: packed({ FRA: 'against' }) })).toMatchObject({ changed: [1], known: 0 })
      expect(await all()).toEqual(['V1 D1 official public FRAN'])
      expect(await stores.votes.readings(1)).toHaveLength(2)
    })

    it('joins the same vote of another source: by symbol, or by the very same ballots', async () => {
      const { record, all } = await ledger()
      await record(matrix)
      expect(await record(said)).toMatchObject({ joined: [1], added: [] })
      expect(await record({ ...matrix, name: '5183' })).toMatchObject({ joined: [], added: [2] })
      expect(await record({ ...said, origin: 'shipped', name: 'ga-67-19', standing: 'reported' })).toMatchObject({
        joined: [1],
      })
      expect(await all()).toEqual(['V1 D1 official public DEUAFRAYUKRXUSAN', 'V2 D2 reported public DEUAFRAYUKRXUSAN'])
    })

    it('leaves a correction by a person in force', async () => {
      const { record, all, stores } = await ledger()
      await record(matrix)
      const vote = await stores.votes.vote(1)
      const ballots = new Map([[iso3('FRA'), 'abstaining' as const]])
      await stores.votes.addReading(
        { ...vote!, ballots, standing: 'confirmed' },
        { reader: 'amina', at: home.at, how: 'correction', ballots, outcome: 'adopted', findings: [] },
      )
      expect(await record({ ...matrix, ballots: packed({ FRA: 'against' }) })).toMatchObject({ changed: [1] })
      expect(await all()).toEqual(['V1 D1 confirmed public FRAA'])
    })

    it('adds a public vote to a draft that a person made, and keeps what that says', async () => {
      const { record, stores } = await ledger()
      await stores.votes.setDraft(
        {
          ...said.draft,
          number: await stores.numbers.next('D'),
          space: 'home',
          public: false,
          title: 'Status of Palestine',
          sponsors: [],
          jointStatements: [],
          explanations: [],
          dissociations: [],
        },
        home.at,
      )
      await record(said)
      expect(await stores.votes.draft('A/67/L.28', {})).toMatchObject({ number: 1, title: 'Status of Palestine' })
    })
  })
})
