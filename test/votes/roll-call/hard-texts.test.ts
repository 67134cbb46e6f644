// Hard texts: what people and papers do to a roll call, and what of it the reader says.
import { describe, expect, it } from 'vitest'
import { ANSWERS } from '#src/votes/ballot.ts'
import type { PrintedRollCall } from '#src/votes/roll-call/printed-roll-call.ts'
import { readRollCalls } from '#src/votes/roll-call/read-roll-calls.ts'

const council = { body: 'HRC', date: Temporal.PlainDate.from('2022-10-06') } as const

/** "in-favour: ARG FIN / against: CHN" */
const shown = ({ votes }: PrintedRollCall): string =>
  ANSWERS.filter(answer => votes[answer].length > 0)
    .map(answer => `${answer}: ${votes[answer].join(' ')}`)
    .join(' / ')

const USUAL = 'in-favour: ARG FIN DEU / against: CHN CUB / abstaining: IND MYS'

const hard: readonly { why: string; text: string; is: string; finds: string }[] = [
  {
    why: 'headings with a wrong letter or two, which is said',
    text: 'In favuor: Argentina, Finland, Germany\nAginst (2): China, Cuba\nAbstaning: India, Malaysia',
    is: USUAL,
    finds: 'doubtful-name doubtful-name doubtful-name',
  },
  {
    why: 'the headings of a Portuguese paper',
    text: 'A favor: Argentina, Finlândia, Alemania\nContra: China, Cuba\nAbstenções: India, Malasia',
    is: USUAL,
    finds: '',
  },
  {
    why: 'the headings of an Italian paper',
    text: 'Favorevoli: Argentina, Finlandia, Germany\nContrari: China, Cuba\nAstenuti: India, Malaysia',
    is: USUAL,
    finds: '',
  },
  {
    why: 'verbs of newspapers, and States among others',
    text: 'Countries which backed it were Argentina, Finland and Germany. China and Cuba opposed it, while the rest abstained, among them India and Malaysia.',
    is: USUAL,
    finds: '',
  },
  {
    why: 'abbreviated answers with their full stop before a comma',
    text: 'Argentina yes, Finland yes, Germany: yes, China no, Cuba: NO; India abs., Malaysia abst.',
    is: USUAL,
    finds: '',
  },
  {
    why: 'columns with a semicolon',
    text: 'State;Vote\nArgentina;Yes\nFinland;Yes\nGermany;Yes\nChina;No\nCuba;No\nIndia;Abstention\nMalaysia;Abstained',
    is: USUAL,
    finds: '',
  },
  {
    why: 'counts before answers with a dash, one after the other',
    text: 'RESULT: 3 Yes – Argentina, Finland, Germany. 2 No – China, Cuba. 2 Abstentions – India, Malaysia.',
    is: USUAL,
    finds: '',
  },
  {
    why: 'marks of footnotes that hang on the heading, and a footnote on a State that is in no list',
    text: 'In favour:1 Argentina,2 Finland3, Germany**\nAgainst:a China,b Cuba†\nAbstaining: India, Malaysia‡\n1 Czechia was not in the room.\n* Gabon spoke after the vote.',
    is: USUAL,
    finds: '',
  },
  {
    why: 'speeches after a whole record, which add nobody to it',
    text: 'In favour (3): Argentina, Finland, Germany\nAgainst (2): China, Cuba\nAbstaining (2): India, Malaysia\n\nMr. Silva: Brazil and Argentina voted in favour.',
    is: USUAL,
    finds: 'tally-mismatch',
  },
  {
    why: 'who was absent in a sentence of its own under the lists',
    text: 'In favour: Argentina, Finland, Germany\nAgainst: China, Cuba\nAbstaining: India, Malaysia\nThe delegations of Gabon and Benin did not vote.',
    is: `${USUAL} / not-voting: GAB BEN`,
    finds: 'tally-mismatch',
  },
  {
    why: 'an outcome that the numbers cannot have had',
    text: 'Adopted by 2 votes to 3, with 2 abstentions.\nIn favour: China, Cuba\nAgainst: Argentina, Finland, Germany\nAbstaining: India, Malaysia',
    is: 'in-favour: CHN CUB / against: ARG FIN DEU / abstaining: IND MYS',
    finds: 'tally-mismatch',
  },
]

describe('readRollCalls', () => {
  it.each(hard)('reads $why', ({ text, is, finds }) => {
    const [read, ...more] = readRollCalls(text, council)
    expect(more).toEqual([])
    expect(shown(read!)).toBe(is)
    expect(read!.findings.map(({ code }) => code).join(' ')).toBe(finds)
  })
})
