// readRollCalls: the ways in which people print, paste and type a vote, and what is said of each that does not fit.
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

const codes = ({ findings }: PrintedRollCall): string => findings.map(({ code }) => code).join(' ')

const USUAL = 'in-favour: ARG FIN DEU / against: CHN CUB / abstaining: IND MYS'

const readings: readonly { why: string; text: string; is: string; finds: string }[] = [
  {
    why: 'bold headings with numbers, semicolons',
    text: '**In favour (3):** Argentina; Finland; Germany\n**Against (2):** China; Cuba\n**Abstaining (2):** India; Malaysia',
    is: USUAL,
    finds: '',
  },
  {
    why: 'bullets under headings without colons',
    text: 'YES\n- Argentina\n- Finland\n- Germany\n\nNO\n• China\n• Cuba\n\nABSTAIN\n* India\n* Malaysia',
    is: USUAL,
    finds: '',
  },
  {
    why: 'numbered lists',
    text: 'In favour:\n1. Argentina\n2. Finland\n3. Germany\n\nAgainst:\n1) China\n2) Cuba\n\nAbstaining:\n1. India\n2. Malaysia',
    is: USUAL,
    finds: '',
  },
  {
    why: 'names without commas',
    text: 'In favour: Argentina Finland Germany\nAgainst: China Cuba\nAbstaining: India Malaysia',
    is: USUAL,
    finds: '',
  },
  {
    why: 'French, with nought in words',
    text: 'Pour (3) : Argentine, Finlande et Allemagne\nContre (0) : Néant\nAbstentions (2) : l’Inde et la Malaisie',
    is: 'in-favour: ARG FIN DEU / abstaining: IND MYS',
    finds: '',
  },
  {
    why: 'French sentences',
    text: 'La Chine et Cuba ont voté contre. L’Inde et la Malaisie se sont abstenues. Ont voté pour : l’Argentine, la Finlande et l’Allemagne.',
    is: USUAL,
    finds: '',
  },
  {
    why: 'Spanish sentences, a verb before its list without a colon',
    text: 'China y Cuba votaron en contra, mientras que India y Malasia se abstuvieron. A favor votaron Argentina, Finlandia y Alemania.',
    is: USUAL,
    finds: '',
  },
  {
    why: 'English sentences, each with several verbs',
    text: 'Argentina, Finland and Germany voted in favour, while China and Cuba voted against. India and Malaysia abstained.',
    is: USUAL,
    finds: '',
  },
  {
    why: 'words broken by line ends, with hyphens',
    text: 'In favour: Argen-\ntina, Fin-\nland, Ger-\nmany\nAgainst: Chi-\nna, Cuba\nAbstaining: In-\ndia, Malay-\nsia',
    is: USUAL,
    finds: '',
  },
  {
    why: 'footnote marks, and a footnote that changes nothing',
    text: 'In favour: Argentina1, Finland¹, Germany*\nAgainst: China[2], Cuba†\nAbstaining: India (a), Malaysia\n\n* Subsequently, the delegation of Germany informed the Secretariat that it had intended to abstain.',
    is: USUAL,
    finds: 'later-intention',
  },
  {
    why: 'a page saved as HTML',
    text: '<p><b>In favour</b>: Argentina, Finland, Germany</p><p><b>Against</b>: China, Cuba</p><p>Abstaining: India, Malaysia</p>',
    is: USUAL,
    finds: '',
  },
  {
    why: 'a table of names and answers',
    text: 'Argentina\tYes\nChina\tNo\nIndia\tAbstain\nFinland\tYes\nMalaysia\tA\nCuba\tN\nGermany\tY',
    is: USUAL,
    finds: '',
  },
  {
    why: 'misspelt names that can only be one member',
    text: 'In favour: Argntina, Finlnad, Germny\nAgainst: Chna, Cuba\nAbstaining: Indai, Malayzia',
    is: USUAL,
    finds: 'doubtful-name doubtful-name doubtful-name doubtful-name doubtful-name doubtful-name',
  },
  {
    why: 'names that may be two States, or none',
    text: 'In favour: Nigera, Finland\nAgainst: Atlantis, New Guinea, Cuba\nAbstaining: India',
    is: 'in-favour: FIN / against: CUB / abstaining: IND',
    finds: 'unknown-name unknown-name unknown-name',
  },
  {
    why: 'an exact name is never taken for its neighbour, though only that one is a member',
    text: 'In favour: Niger, Australia, Finland\nAgainst: Cuba\nAbstaining: India',
    is: 'in-favour: NER AUS FIN / against: CUB / abstaining: IND',
    finds: 'non-member non-member',
  },
  {
    why: 'a State twice, in one list and in two',
    text: 'In favour: Finland, Germany, Finland\nAgainst: China, Germany\nAbstaining: India',
    is: 'in-favour: FIN DEU / against: CHN / abstaining: IND',
    finds: 'duplicate-state duplicate-state',
  },
  {
    why: 'a paste cut short',
    text: 'In favour: Finland, Germany\nAgainst: China',
    is: 'in-favour: FIN DEU / against: CHN',
    finds: 'missing-list',
  },
  {
    why: 'a headline and a list that disagree',
    text: 'Adopted by 5 votes to 2, with 1 abstention.\nIn favour: Argentina, Finland\nAgainst: China, Cuba\nAbstaining: India',
    is: 'in-favour: ARG FIN / against: CHN CUB / abstaining: IND',
    finds: 'tally-mismatch',
  },
  {
    why: 'labels of regional groups inside a list',
    text: 'In favour:\nGRULAC: Argentina\nWestern European and other States: Finland, Germany\nAgainst: China, Cuba\nAbstaining:\nAsia-Pacific States: India, Malaysia',
    is: USUAL,
    finds: '',
  },
  {
    why: 'who asked for the vote and who explained theirs, which are no ballots',
    text: 'The vote in favour was requested by Pakistan. Nepal, speaking in explanation of vote, agreed.\nIn favour: Argentina, Finland, Germany\nAgainst: China, Cuba\nAbstaining: India, Malaysia',
    is: USUAL,
    finds: '',
  },
  {
    why: 'numbers and names in parentheses, in Spanish',
    text: 'Resultado: 3 votos a favor (Argentina, Finlandia y Alemania), 2 en contra (China y Cuba) y 2 abstenciones (India y Malasia).',
    is: USUAL,
    finds: '',
  },
  {
    why: 'three lists in one sentence, each before its answer',
    text: 'The text passed with Argentina, Finland and Germany in favour, China and Cuba against, and India and Malaysia abstaining.',
    is: USUAL,
    finds: '',
  },
  {
    why: 'a headline unlike the headings',
    text: 'Council adopts resolution by 3-1\n\nIn favour (3): Argentina, Finland, Germany\nAgainst (2): China, Cuba\nAbstentions (2): India, Malaysia',
    is: USUAL,
    finds: 'tally-mismatch',
  },
  { why: 'typed codes', text: 'yes: ARG, FIN, DEU no: CHN CUB abs: IND MYS', is: USUAL, finds: '' },
  { why: 'typed codes in small letters', text: 'yes: arg fin deu no: chn cub abs: ind mys', is: USUAL, finds: '' },
  { why: 'one letter for each answer', text: 'y: ARG FIN DEU n: CHN CUB a: IND MYS', is: USUAL, finds: '' },
]

describe('readRollCalls', () => {
  it.each(readings)('reads $why', ({ text, is, finds }) => {
    const [read, ...more] = readRollCalls(text, council)
    expect(more).toEqual([])
    expect(shown(read!)).toBe(is)
    expect(codes(read!)).toBe(finds)
  })

  it.each([
    'all yes but CHN CUB no, IND abs, KGZ absent',
    'all yes except no: CHN CUB abs: IND',
    'CHN CUB no, IND abs, rest yes',
  ])('gives all other members the answer of %j', text => {
    const [read] = readRollCalls(text, council)
    expect(read!.votes.against).toEqual(['CHN', 'CUB'])
    expect(read!.votes.abstaining).toEqual(['IND'])
    expect(read!.votes['in-favour']).toHaveLength(44)
    expect(read!.outcome).toBe('adopted')
  })

  it('gives nobody an answer by exception where the members are not known', () => {
    const [read] = readRollCalls('all yes but CHN no')
    expect(shown(read!)).toBe('against: CHN')
    expect(codes(read!)).toBe('membership-unknown')
  })

  it.each([
    { text: 'Draft resolution A/HRC/51/L.12 was adopted without a vote.', outcome: 'adopted-without-vote' },
    { text: 'Le projet de résolution a été adopté sans vote.', outcome: 'adopted-without-vote' },
    { text: 'El proyecto queda aprobado sin votación.', outcome: 'adopted-without-vote' },
    { text: 'Draft amendment A/HRC/51/L.40 was withdrawn by its sponsors.', outcome: 'withdrawn' },
  ])('reads an outcome without ballots: $text', ({ text, outcome }) => {
    const [read] = readRollCalls(text, council)
    expect(read).toMatchObject({ outcome, printed: {}, findings: [] })
  })

  it.each([
    {
      text: 'Rejetée par dix-sept voix contre vingt-trois, avec sept abstentions.',
      printed: [17, 23, 7],
      outcome: 'rejected',
    },
    {
      text: 'Aprobada por treinta y ocho votos contra ninguno y cuatro abstenciones.',
      printed: [38, 0, 4],
      outcome: 'adopted',
    },
    {
      text: 'The draft was rejected by 19 votes to 17, with 11 abstentions.',
      printed: [17, 19, 11],
      outcome: 'rejected',
    },
    { text: 'The Council voted 13-20-12 on the ruling.', printed: [13, 20, 12], outcome: 'rejected' },
  ])('reads a result without lists: $text', ({ text, printed: [inFavour, against, abstaining], outcome }) => {
    const [read] = readRollCalls(text, council)
    expect(read!.printed).toEqual({ 'in-favour': inFavour, against, abstaining })
    expect(read!.outcome).toBe(outcome)
    expect(new Set(read!.findings.map(({ code }) => code))).toEqual(new Set(['missing-list']))
  })

  it('keeps two votes of one text apart, each with its own result', () => {
    const read = readRollCalls(
      'The amendment A/HRC/51/L.60 was rejected by 2 votes to 3, with 1 abstention.\nIn favour: China, Cuba\nAgainst: Finland, Germany, France\nAbstaining: India\n\n' +
        'Draft resolution A/HRC/51/L.6 was adopted by 4 votes to 1, with 1 abstention.\nIn favour: Finland, Germany, France, India\nAgainst: China\nAbstaining: Cuba\n',
      council,
    )
    expect(read.map(shown)).toEqual([
      'in-favour: CHN CUB / against: FIN DEU FRA / abstaining: IND',
      'in-favour: FIN DEU FRA IND / against: CHN / abstaining: CUB',
    ])
    expect(read.map(({ outcome }) => outcome)).toEqual(['rejected', 'adopted'])
    expect(read.map(codes)).toEqual(['several-votes', 'several-votes'])
  })

  it('reads the vote of 20 March 2014 as what it was: an appeal against a ruling, lost with 45 of 47 present', () => {
    const [read] = readRollCalls(
      'The ruling of the President was put to a vote and rejected by 20 votes to 13, with 12 abstentions. The voting was as follows:\n' +
        'In favour: Austria, Botswana, Chile, Czech Republic, Estonia, France, Germany, Ireland, Italy, Montenegro, the former Yugoslav Republic of Macedonia, United Kingdom of Great Britain and Northern Ireland, United States of America\n' +
        'Against: Algeria, China, Congo, Cuba, Ethiopia, India, Indonesia, Kenya, Kuwait, Maldives, Morocco, Namibia, Pakistan, Philippines, Russian Federation, Saudi Arabia, South Africa, United Arab Emirates, Venezuela (Bolivarian Republic of), Viet Nam\n' +
        "Abstaining: Argentina, Benin, Brazil, Burkina Faso, Costa Rica, Côte d'Ivoire, Gabon, Japan, Kazakhstan, Mexico, Peru, Republic of Korea",
      { body: 'HRC', date: Temporal.PlainDate.from('2014-03-20') },
    )
    expect(read).toMatchObject({
      printed: { 'in-favour': 13, against: 20, abstaining: 12 },
      outcome: 'rejected',
      findings: [],
    })
    expect(ANSWERS.map(answer => read!.votes[answer].length)).toEqual([13, 20, 12, 0, 0, 0])
  })

  it.each(['', ' \n\t ', 'hello world', 'The Council adopted its agenda.', 'Cosponsors: Kenya, France'])(
    'finds no vote in %j',
    text => {
      expect(readRollCalls(text, council)).toEqual([])
    },
  )

  it('takes body and day from the text where nobody says them', () => {
    const [read] = readRollCalls(
      'Resolution A/HRC/RES/17/19\n17 June 2011\nIn favour: France\nAgainst: Qatar\nAbstaining: None',
    )
    expect(read).toMatchObject({ body: 'HRC', date: '2011-06-17', findings: [] })
  })

  it('says where each thing stands in the text as it was given', () => {
    const text = 'In favour: CÃ´te dâ€™Ivoire, Atlantis\nAgainst: China\nAbstaining: None'
    const [read] = readRollCalls(text, council)
    const places = read!.findings.map(({ code, at }) => [code, at])
    expect(places).toEqual([
      ['encoding', text.indexOf('Ã')],
      ['unknown-name', text.indexOf('Atlantis')],
    ])
  })
})
