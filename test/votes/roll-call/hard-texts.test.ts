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
    why: 'a table of three columns with tabs, copied line by line',
    text: 'In favour\tAgainst\tAbstaining\nArgentina\tChina\tIndia\nFinland\tCuba\tMalaysia\nGermany\t\t',
    is: USUAL,
    finds: '',
  },
  {
    why: 'three columns drawn with spaces, with their numbers, and a sentence below',
    text: 'In favour (3)        Against (2)        Abstentions (2)\nArgentina            China              India\nFinland              Cuba               Malaysia\nGermany\n\nGabon spoke after the vote.',
    is: USUAL,
    finds: '',
  },
  {
    why: 'a table with bars, and a name broken over two of its lines',
    text: '| In favour | Against | Abstaining |\n|---|---|---|\n| Argentina | China | India |\n| Finland | Bolivia (Plurinational | Malaysia |\n| Germany | State of) | |',
    is: 'in-favour: ARG FIN DEU / against: CHN BOL / abstaining: IND MYS',
    finds: '',
  },
  {
    why: 'two columns, and the third list below them',
    text: 'YES\tNO\nArgentina\tChina\nFinland\tCuba\nGermany\t\n\nABSTENTIONS\nIndia\nMalaysia',
    is: USUAL,
    finds: '',
  },
  {
    why: 'columns of which one says that it is empty',
    text: 'Yes\tNo\tAbstain\nArgentina\t–\tIndia\nFinland\t\tMalaysia\nGermany\t\t',
    is: 'in-favour: ARG FIN DEU / abstaining: IND MYS',
    finds: '',
  },
  {
    why: 'crosses under the answers, and a State that has none',
    text: 'State\tYes\tNo\tAbstain\nArgentina\tX\t\t\nChina\t\tX\t\nCuba\t\tX\t\nFinland\tX\t\t\nGabon\t\t\t\nGermany\tX\t\t\nIndia\t\t\tX\nMalaysia\t\t\tX',
    is: USUAL,
    finds: 'tally-mismatch',
  },
  {
    why: 'States and answers in two columns each, with spaces between',
    text: 'Argentina      Yes      China        No\nFinland        Yes      Cuba         No\nGermany        Yes      India        Abstain\nMalaysia       Abstain',
    is: USUAL,
    finds: '',
  },
  {
    why: 'headings in Russian',
    text: 'Голосовали за: Argentina, Finland, Germany\nГолосовали против: China, Cuba\nВоздержались: India, Malaysia',
    is: USUAL,
    finds: '',
  },
  {
    why: 'headings in Arabic, with its comma',
    text: 'المؤيدون: Argentina، Finland، Germany\nالمعارضون: China، Cuba\nالممتنعون: India، Malaysia',
    is: USUAL,
    finds: '',
  },
  {
    why: 'headings in Chinese, with its colon',
    text: '赞成：Argentina, Finland, Germany\n反对：China, Cuba\n弃权：India, Malaysia',
    is: USUAL,
    finds: '',
  },
  {
    why: 'headings of German and Dutch papers',
    text: 'Ja-Stimmen (3): Argentina, Finland, Germany\nTegen: China, Cuba\nEnthaltungen (2): India, Malaysia',
    is: USUAL,
    finds: '',
  },
  {
    why: 'answers in quotation marks, and names linked in other ways',
    text: 'China along with Cuba voted “no”, Argentina, Finland as well as Germany voted "yes", and India, together with Malaysia, abstained.',
    is: USUAL,
    finds: '',
  },
  {
    why: 'headings with numbers in parentheses and no colon',
    text: 'YES (3) ARGENTINA FINLAND GERMANY\nNO (2) CHINA CUBA\nABS (2) INDIA MALAYSIA',
    is: USUAL,
    finds: '',
  },
  {
    why: 'sentences that say that nobody did',
    text: 'Argentina, Finland and Germany voted in favour. No State voted against the text, and there were no abstentions.',
    is: 'in-favour: ARG FIN DEU',
    finds: '',
  },
  {
    why: 'the verbs of French verbatim records',
    text: 'Il est procédé à un vote enregistré.\nVotent pour :\nArgentine, Finlande, Allemagne\nVotent contre :\nChine, Cuba\nS’abstiennent :\nInde, Malaisie\nPar 3 voix contre 2, avec 2 abstentions, le projet est adopté.',
    is: USUAL,
    finds: '',
  },
  {
    why: 'headings with words before them',
    text: 'The countries in favour were: Argentina, Finland and Germany; those opposed: China, Cuba; those who abstained: India, Malaysia.',
    is: USUAL,
    finds: '',
  },
  {
    why: 'a name that looks like another where a comma stands: Korea, and South Africa',
    text: 'In favour: Republic of Korea, South Africa Against: China Abstaining: India. The draft was adopted.',
    is: 'in-favour: KOR ZAF / against: CHN / abstaining: IND',
    finds: 'non-member',
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
