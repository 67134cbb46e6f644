// The result card: who counts where, and that the drawing writes every number of its table.
import { describe, expect, it } from 'vitest'
import { iso3 } from '#src/states/state.ts'
import type { Answer, Ballots } from '#src/votes/ballot.ts'
import { resultPicture } from '#src/votes/result-picture.ts'
import type { VotingBody } from '#src/votes/voting-body.ts'

const ballots = (votes: Partial<Record<Answer, string>>): Ballots =>
  new Map(
    Object.entries(votes).flatMap(([answer, states]) =>
      states.split(' ').map(state => [iso3(state), answer as Answer] as const),
    ),
  )

const card = (votes: Partial<Record<Answer, string>>, day = '2011-06-17', body: VotingBody = 'HRC') =>
  resultPicture({
    title: 'A/HRC/17/L.9/Rev.1',
    about: 'ADOPTED',
    body,
    day: Temporal.PlainDate.from(day),
    ballots: ballots(votes),
    detail: 'regions',
  })

/** HRC 17/19 of 17 June 2011: all 47 members, one absent, one suspended. */
const COUNCIL = {
  'in-favour': 'ARG BEL BRA CHE CHL CUB ECU ESP FRA GBR GTM HUN JPN KOR MEX MUS NOR POL SVK THA UKR URY USA',
  against: 'AGO BGD BHR CMR DJI GAB GHA JOR MDA MDV MRT MYS NGA PAK QAT RUS SAU SEN UGA',
  abstaining: 'BFA CHN ZMB',
  absent: 'KGZ',
} as const

describe('the result card', () => {
  it('counts by regional group; who is suspended is that, though no list has it', () => {
    const { columns, rows, picture } = card(COUNCIL)
    expect(columns).toEqual(['', 'in favour', 'against', 'abstaining', 'absent', 'suspended'])
    expect(rows).toEqual([
      ['All', '23', '19', '3', '1', '1'],
      ['African', '1', '9', '2', '0', '1'],
      ['Asia-Pacific', '3', '8', '1', '1', '0'],
      ['Eastern European', '4', '2', '0', '0', '0'],
      ['GRULAC', '8', '0', '0', '0', '0'],
      ['WEOG', '7', '0', '0', '0', '0'],
    ])
    expect(picture.alt).toBe(
      'Result by regional group. A/HRC/17/L.9/Rev.1: in favour 23, against 19, abstaining 3, absent 1, suspended 1. The table gives every group.',
    )
  })

  it('writes every number and every word of its table into the drawing', () => {
    const { columns, rows, picture } = card(COUNCIL)
    const texts = [...picture.svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)
    expect(texts.slice(2)).toEqual([...columns.slice(1), ...rows.flat()])
  })

  it('tells who is in no list apart from who was absent', () => {
    const { columns, rows } = card({ 'in-favour': 'ARG BEL', against: 'CHN' })
    expect(columns.at(-1)).toBe('not recorded')
    expect(rows[0]).toEqual(['All', '2', '1', '0', '0', '1', '43'])
  })

  it('knows nothing of who is missing where the members of the day are not known', () => {
    const { columns, rows } = card({ 'in-favour': 'ARG BEL' }, '1950-01-01', 'NGO_COMMITTEE')
    expect(columns).toEqual(['', 'in favour', 'against', 'abstaining', 'absent'])
    expect(rows[0]).toEqual(['All', '2', '0', '0', '0'])
  })

  it('is drawn even when nobody voted', () =>
    expect(card({}, '1950-01-01', 'ECOSOC').picture.svg).not.toMatch(/NaN|Infinity/))
})
