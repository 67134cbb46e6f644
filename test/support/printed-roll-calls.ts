// Printers: one set of ballots in each of the forms in which roll calls are printed, for reading them back.
import { type Iso3, type Lang, nameOf, pressNameOf } from '#src/states/state.ts'
import type { Answer, Ballots } from '#src/votes/ballot.ts'

export interface PrintedForm {
  readonly name: string
  /** The answers that this form prints; States that gave another are left out. */
  readonly prints: readonly Answer[]
  readonly print: (ballots: Ballots) => string
  /** Whether line ends, footnote marks, case and accents may change without making it another form. */
  readonly mayBeWorn: boolean
}

const GIVEN = ['in-favour', 'against', 'abstaining'] as const
const WITH_ABSENT = [...GIVEN, 'absent'] as const

type NameOf = (code: Iso3) => string

const official =
  (lang: Lang): NameOf =>
  code =>
    nameOf(code, lang)
const press: NameOf = code => pressNameOf(code, 'en')

/** The States that gave an answer, by name. */
const named = (ballots: Ballots, answer: Answer, name: NameOf): readonly string[] =>
  [...ballots]
    .filter(([, given]) => given === answer)
    .map(([code]) => name(code))
    .sort((a, b) => a.localeCompare(b, 'en'))

const count = (ballots: Ballots, answer: Answer): number => named(ballots, answer, code => code).length

const linked = (names: readonly string[], and: string): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`

const wrapped = (text: string, width = 78): string =>
  text.replace(new RegExp(`(.{20,${width}}) (?=\\S)`, 'g'), '$1\n').replace(/-\n/g, '-\n')

interface Report {
  readonly result: (inFavour: number, against: number, abstaining: number) => string
  readonly headings: readonly [string, string, string]
  readonly none: string
}

const reports: Readonly<Record<Lang, Report>> = {
  en: {
    result: (f, a, b) =>
      `[${f > a ? 'Adopted' : 'Rejected'} by a recorded vote of ${f} to ${a}, with ${b} abstentions. The voting was as follows:`,
    headings: ['In favour:', 'Against:', 'Abstaining:'],
    none: 'None',
  },
  fr: {
    result: (f, a, b) =>
      `[${f > a ? 'Adoptée' : 'Rejetée'} par ${f} voix contre ${a}, avec ${b} abstentions. Les voix se sont réparties comme suit :`,
    headings: ['Ont voté pour :', 'Ont voté contre :', 'Se sont abstenus :'],
    none: 'Néant',
  },
  es: {
    result: (f, a, b) =>
      `[${f > a ? 'Aprobada' : 'Rechazada'} en votación registrada por ${f} votos contra ${a} y ${b} abstenciones. El resultado de la votación fue el siguiente:`,
    headings: ['Votos a favor:', 'Votos en contra:', 'Abstenciones:'],
    none: 'Ninguno',
  },
}

const report = (lang: Lang): PrintedForm => ({
  name: `report of the Council (${lang})`,
  prints: GIVEN,
  mayBeWorn: true,
  print: ballots => {
    const { result, headings, none } = reports[lang]
    const lists = GIVEN.map((answer, index) => {
      const names = named(ballots, answer, official(lang))
      return `${headings[index]}\n${names.length === 0 ? none : wrapped(names.join(', '))}`
    })
    return `${result(count(ballots, 'in-favour'), count(ballots, 'against'), count(ballots, 'abstaining'))}\n\n${lists.join('\n\n')}.]\n`
  },
})

const pressRelease: PrintedForm = {
  name: 'press release of the office in Geneva',
  prints: WITH_ABSENT,
  mayBeWorn: true,
  print: ballots => {
    const heads = { 'in-favour': 'In favour', against: 'Against', abstaining: 'Abstentions', absent: 'Absent' } as const
    const lists = WITH_ABSENT.map(answer => {
      const names = named(ballots, answer, press)
      return `${heads[answer]} (${names.length}):  ${names.length === 0 ? 'None' : linked(names, 'and')}.`
    })
    return `The result of the vote was as follows:\n\n${lists.join('\n\n')}\n`
  },
}

const FURNITURE = ['18/34 19/12/2023', '23-41218 A/78/PV.50', '19/34 A/78/PV.50', 'GE.11-14421']

const verbatim: PrintedForm = {
  name: 'verbatim record without lines, page furniture inside names',
  prints: GIVEN,
  mayBeWorn: false,
  print: ballots => {
    const lists = GIVEN.map((answer, index) => {
      const names = named(ballots, answer, official('en')).join(', ')
      const words = names.split(' ')
      const at = Math.floor(words.length / (index + 2))
      words.splice(at, 0, FURNITURE[index % FURNITURE.length] ?? '')
      return `${['In favour:', 'Against:', 'Abstaining:'][index]} ${names === '' ? 'None' : words.join(' ')}`
    })
    const [f, a, b] = GIVEN.map(answer => count(ballots, answer))
    const result =
      (f ?? 0) > (a ?? 0) ? `adopted by ${f} votes to ${a || 'none'}` : `rejected by ${a} votes to ${f || 'none'}`
    return `A recorded vote was taken. ${lists.join(' ')} Draft resolution III was ${result}, with ${b} abstentions.`
  },
}

const annex: PrintedForm = {
  name: 'annex of a press release',
  prints: WITH_ABSENT,
  mayBeWorn: true,
  print: ballots => {
    const heads = { 'in-favour': 'In favour', against: 'Against', abstaining: 'Abstain', absent: 'Absent' } as const
    const lists = WITH_ABSENT.map(answer => `${heads[answer]}:  ${named(ballots, answer, press).join(', ') || 'None'}.`)
    return `ANNEX II\n\nVote on Nothing\n\n${lists.join('\n\n')}\n`
  },
}

const liveNotes: PrintedForm = {
  name: 'notes from the room',
  prints: GIVEN,
  mayBeWorn: false,
  print: ballots => {
    const words = { 'in-favour': 'Yes', against: 'No', abstaining: 'Abstain' } as const
    const dashes = ['- ', ' – ', ': ', ' - ']
    const said = GIVEN.flatMap(answer => named(ballots, answer, press).map(name => [name, words[answer]] as const))
    return said
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, word], index) => `${name}${dashes[index % dashes.length]}${word}.`)
      .join(' ')
  },
}

const parentheses: PrintedForm = {
  name: 'names in parentheses behind each number',
  prints: GIVEN,
  mayBeWorn: true,
  print: ballots => {
    const words = { 'in-favour': 'votes in favour', against: 'against', abstaining: 'abstentions' } as const
    const parts = GIVEN.map(answer => {
      const names = named(ballots, answer, press)
      return names.length === 0 ? `no ${words[answer]}` : `${names.length} ${words[answer]} (${names.join(', ')})`
    })
    return `With ${parts.join(', ')} the body decided the matter yesterday.`
  },
}

const prose: PrintedForm = {
  name: 'sentences of a newspaper',
  prints: GIVEN,
  mayBeWorn: true,
  print: ballots => {
    const [f, a, b] = GIVEN.map(answer => named(ballots, answer, press)) as [string[], string[], string[]]
    return [
      f.length > 0
        ? `The following ${f.length} States voted in favor of the resolution: ${linked(f, 'and')}.`
        : 'No State voted for it.',
      a.length > 0
        ? `The States that voted against the resolution were ${linked(a, 'and')}.`
        : 'No State voted against it.',
      b.length > 0 ? `${linked(b, 'and')} abstained.` : 'Nobody abstained.',
    ].join('\n\n')
  },
}

const mapFile: PrintedForm = {
  name: 'blocks under headings',
  prints: WITH_ABSENT,
  mayBeWorn: true,
  print: ballots => {
    const heads = { 'in-favour': 'Approve', against: 'Against', abstaining: 'Abstain', absent: 'Absent' } as const
    return WITH_ABSENT.map(answer => `${heads[answer]}:\n${named(ballots, answer, press).join('\n') || 'None'}\n`).join(
      '\n',
    )
  },
}

const LETTERS: Readonly<Partial<Record<Answer, string>>> = {
  'in-favour': 'Y',
  against: 'N',
  abstaining: 'A',
  absent: '',
}

const libraryPage: PrintedForm = {
  name: 'page of the library',
  prints: WITH_ABSENT,
  mayBeWorn: false,
  print: ballots => {
    const lines = [...ballots].map(([code, answer]) => `${LETTERS[answer]} ${nameOf(code, 'en').toUpperCase()}`)
    const [y, n, a, x] = WITH_ABSENT.map(answer => count(ballots, answer))
    return `Vote summary   Voting Summary Yes: ${y} | No: ${n} | Abstentions: ${a} | Non-Voting: ${x} | Total voting membership: ${ballots.size}\nVote   ${lines.join('\n')}\n`
  },
}

const marc: PrintedForm = {
  name: 'MARCXML',
  prints: WITH_ABSENT,
  mayBeWorn: false,
  print: ballots => {
    const fields = [...ballots].map(([code, answer], index) => {
      const letter = LETTERS[answer] ? `<subfield code="d">${LETTERS[answer]}</subfield>` : ''
      const name = nameOf(code, 'en').toUpperCase().replaceAll('&', '&amp;')
      return `<datafield tag="967"><subfield code="a">${index + 1}</subfield><subfield code="c">${code}</subfield>${letter}<subfield code="e">${name}</subfield></datafield>`
    })
    return `<?xml version="1.0"?>\n<collection><record>\n${fields.join('\n')}\n</record></collection>`
  },
}

const csv: PrintedForm = {
  name: 'CSV of the library',
  prints: WITH_ABSENT,
  mayBeWorn: false,
  print: ballots => {
    const rows = [...ballots].map(
      ([code, answer]) =>
        `1,${code},"${nameOf(code, 'en').toUpperCase()}",${LETTERS[answer] || 'X'},2020-01-01,A/RES/74/1`,
    )
    return `undl_id,ms_code,ms_name,ms_vote,date,resolution\n${rows.join('\n')}\n`
  },
}

const typed: PrintedForm = {
  name: 'typed codes',
  prints: WITH_ABSENT,
  mayBeWorn: false,
  print: ballots => {
    const words = { 'in-favour': 'yes', against: 'no', abstaining: 'abs', absent: 'absent' } as const
    return WITH_ABSENT.filter(answer => count(ballots, answer) > 0)
      .map(answer => `${words[answer]}: ${named(ballots, answer, code => code).join(', ')}`)
      .join(' ')
  },
}

export const printedForms: readonly PrintedForm[] = [
  report('en'),
  report('fr'),
  report('es'),
  pressRelease,
  verbatim,
  annex,
  liveNotes,
  parentheses,
  prose,
  mapFile,
  libraryPage,
  marc,
  csv,
  typed,
]

/** What printing, copying and typing do to a text; `chance` gives a number from 0 to 1 for each word. */
export const wear: Readonly<Record<string, (text: string, chance: () => number) => string>> = {
  'line ends': (text, chance) => text.replace(/ /g, () => (chance() < 0.15 ? '\n' : ' ')),
  'footnote marks': (text, chance) =>
    text.replace(/(?<=\p{L}{3})(?=,)/gu, () => (chance() < 0.1 ? '*' : chance() < 0.05 ? '¹' : '')),
  capitals: text => text.toUpperCase(),
  'small letters': text => text.toLowerCase(),
  'no accents': text => text.normalize('NFD').replace(/\p{M}/gu, ''),
  'decomposed accents': text => text.normalize('NFD'),
  'non-breaking spaces': text => text.replaceAll(' ', '\u00A0'),
  'straight apostrophes': text => text.replaceAll('’', "'"),
}
