// The vote ledger on every database: drafts by symbol, votes with their readings, and who may see them.
import { describe, expect, it } from 'vitest'
import { iso3 } from '#src/states/state.ts'
import type { Reading, Vote } from '#src/votes/vote.ts'
import type { NumberedDraft } from '#src/votes/vote-ledger.ts'
import { aVote } from '#test/support/a-vote.ts'
import { eachDatabase } from '#test/support/databases.ts'

const draft = (number: number, space: string, more: Partial<NumberedDraft> = {}): NumberedDraft => ({
  number,
  space,
  public: false,
  symbol: 'A/HRC/45/L.2',
  body: 'HRC',
  session: '45',
  kind: 'resolution',
  title: 'Civil society space',
  sponsors: [],
  jointStatements: [],
  explanations: [],
  dissociations: [],
  ...more,
})

const reading: Reading = {
  reader: 'amina',
  at: '2026-11-21T09:00:00.000Z',
  how: 'typed',
  ballots: new Map([
    [iso3('ERI'), 'against'],
    [iso3('NPL'), 'in-favour'],
  ]),
  outcome: 'adopted',
  findings: [{ code: 'missing-list', text: 'No list of abstentions.', at: 0 }],
}

const vote = (number: number, space: string, draft = 1): Vote =>
  aVote({ number, space, draft, ballots: reading.ballots, at: reading.at })

describe('the vote ledger', () => {
  eachDatabase(open => {
    it('tells the answers of one State, newest first, and nothing of votes in which it is not recorded', async () => {
      const { stores } = await open()
      const { votes } = stores
      await votes.setDraft(draft(1, 'civic'), reading.at)
      // The answer N before Palau's code reads NPL across the two.
      const pacific = new Map([
        [iso3('PAN'), 'against'],
        [iso3('PLW'), 'abstaining'],
      ] as const)
      for (const [number, day, ballots] of [
        [1, '2019-03-01', reading.ballots],
        [2, '2021-03-01', reading.ballots],
        [3, '2022-03-01', pacific],
      ] as const)
        await votes.addVote({ ...vote(number, 'civic'), day, ballots }, { ...reading, ballots })
      const nepal = await votes.record(iso3('NPL'), {}, { space: 'civic' })
      expect(nepal.map(({ number, day, answer }) => [number, day, answer])).toEqual([
        [2, '2021-03-01', 'in-favour'],
        [1, '2019-03-01', 'in-favour'],
      ])
      expect(await votes.record(iso3('NPL'), { until: '2020-01-01' }, { space: 'civic' })).toEqual([
        { number: 1, space: 'civic', public: false, draft: 1, body: 'HRC', day: '2019-03-01', answer: 'in-favour' },
      ])
      expect(await votes.record(iso3('NPL'), {}, {})).toEqual([])
      expect(await votes.record(iso3('NPL'), {}, { space: 'delta' })).toEqual([])
    })

    it('keeps votes with their readings, and finds them by words and body', async () => {
      const { stores } = await open()
      const { votes } = stores
      await votes.setDraft(draft(1, 'civic'), reading.at)
      await votes.addVote(vote(1, 'civic'), reading)
      const [found] = await votes.votes({ text: 'SOCIETY civil', body: 'HRC' }, { space: 'civic' })
      expect(found).toMatchObject({ number: 1, standing: 'unverified' })
      expect([...(found?.ballots ?? [])]).toEqual([...reading.ballots])
      expect(await votes.readings(1)).toEqual([reading])
      expect(await votes.votes({ body: 'GA' }, { space: 'civic' })).toEqual([])
      expect(await votes.voteOn(1, '2020-10-06', 'civic')).toMatchObject({ number: 1 })
    })

    it('shows a space its own and what is public, and prefers its own', async () => {
      const { votes } = (await open()).stores
      await votes.setDraft(draft(1, 'home', { title: 'public' }), reading.at)
      await votes.setDraft(draft(2, 'civic', { title: 'ours' }), reading.at)
      await votes.addVote(vote(1, 'home'), reading)
      expect(await votes.draft('A/HRC/45/L.2', { space: 'other' })).toBeUndefined()
      await votes.publish(1, reading.at)
      expect(await votes.draft('A/HRC/45/L.2', { space: 'other' })).toMatchObject({ title: 'public', public: true })
      expect(await votes.draft('A/HRC/45/L.2', { space: 'civic' })).toMatchObject({ title: 'ours' })
      expect(await votes.votesOf(1, {})).toHaveLength(1)
    })

    it('takes from public view what was published, and leaves a draft on which another public vote hangs', async () => {
      const { votes } = (await open()).stores
      await votes.setDraft(draft(1, 'home', { title: 'public' }), reading.at)
      await votes.addVote(vote(1, 'home'), reading)
      await votes.addVote({ ...vote(2, 'home'), day: '2020-10-07' }, reading)
      await votes.publish(1, reading.at)
      await votes.publish(2, reading.at)
      await votes.unpublish(2, reading.at)
      expect(await votes.votesOf(1, {})).toMatchObject([{ number: 1 }])
      expect(await votes.draft('A/HRC/45/L.2', { space: 'other' })).toMatchObject({ title: 'public' })
      await votes.unpublish(1, reading.at)
      expect(await votes.votesOf(1, {})).toEqual([])
      expect(await votes.draft('A/HRC/45/L.2', { space: 'other' })).toBeUndefined()
    })

    it('appends readings, and lets the vote say what they come to', async () => {
      const { votes } = (await open()).stores
      await votes.setDraft(draft(1, 'civic'), reading.at)
      await votes.addVote(vote(1, 'civic'), reading)
      const second: Reading = { ...reading, reader: 'bo', findings: [], why: 'looked again' }
      await votes.addReading({ ...vote(1, 'civic'), standing: 'read-twice', source: 'A/HRC/45/2' }, second)
      expect(await votes.readings(1)).toEqual([reading, second])
      expect(await votes.vote(1)).toMatchObject({ standing: 'read-twice', source: 'A/HRC/45/2' })
    })

    it('keeps the readings of a vote that was taken back, and shows it nowhere', async () => {
      const { votes } = (await open()).stores
      await votes.setDraft(draft(1, 'civic'), reading.at)
      await votes.addVote(vote(1, 'civic'), reading)
      expect(await votes.unsettled('civic')).toHaveLength(1)
      await votes.withdrawVote(1)
      expect(await votes.vote(1)).toBeUndefined()
      expect(await votes.voteOn(1, '2020-10-06', 'civic')).toBeUndefined()
      expect(await votes.votesOf(1, { space: 'civic' })).toEqual([])
      expect(await votes.votes({}, { space: 'civic' })).toEqual([])
      expect(await votes.unsettled('civic')).toEqual([])
      expect(await votes.readings(1)).toEqual([reading])
    })

    it('keeps what was noted of a draft when, and forgets it unless a vote hangs on it', async () => {
      const { votes } = (await open()).stores
      await votes.setDraft(draft(1, 'civic', { title: 'First' }), reading.at)
      await votes.setDraft(draft(1, 'civic', { title: 'Second' }), '2026-11-21T09:05:00.000Z')
      expect((await votes.draftRevisions(1)).map(one => [one.at, one.draft.title])).toEqual([
        [reading.at, 'First'],
        ['2026-11-21T09:05:00.000Z', 'Second'],
      ])
      await votes.addVote(vote(1, 'civic'), reading)
      await votes.dropDraft(1, reading.at)
      expect(await votes.draft('A/HRC/45/L.2', { space: 'civic' })).not.toHaveProperty('title')
      expect(await votes.draftRevisions(1)).toEqual([])
      await votes.setDraft(draft(2, 'civic', { symbol: 'A/HRC/45/L.3' }), reading.at)
      await votes.dropDraft(2, reading.at)
      expect(await votes.draftNumbered(2)).toBeUndefined()
    })

    it('keeps to each space what a vote in favour meant to it', async () => {
      const { votes } = (await open()).stores
      await votes.setDraft(draft(1, 'home'), reading.at)
      await votes.setDirection(1, 'civic', 'against-the-text')
      expect(await votes.direction(1, 'civic')).toBe('against-the-text')
      expect(await votes.direction(1, 'home')).toBeUndefined()
      await votes.setDirection(1, 'civic', undefined)
      expect(await votes.direction(1, 'civic')).toBeUndefined()
    })

    it('remembers who looked at a list, once', async () => {
      const { votes } = (await open()).stores
      await votes.setDraft(draft(1, 'civic'), reading.at)
      await votes.addVote(vote(1, 'civic'), reading)
      await votes.look(1, 'bo', reading.at)
      await votes.look(1, 'bo', '2026-11-21T09:05:00.000Z')
      expect(await votes.lookers(1)).toEqual(['bo'])
      expect(await votes.lookers(2)).toEqual([])
    })
  })
})
