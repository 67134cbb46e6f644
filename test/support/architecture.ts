// Architecture: the rules of the sources, each with its reason, as checks over one file's text.

export interface Source {
  /** From the project's root: `src/result.ts`. */
  readonly path: string
  readonly text: string
}

export interface Rule {
  readonly name: string
  readonly why: string
  /** What is wrong in this file; nothing when it keeps the rule. */
  readonly faults: (source: Source) => readonly string[]
}

const MAIN = 'src/main.ts'

/** Inside src/ each part imports only those before it. */
const order = [
  'result', 'operator-fault', 'instant-text', 'states', 'security', 'reply', 'calendar', 'deadlines', 'votes', 'contacts',
  'reminders', 'ports', 'conversation', 'commands',
] // biome-ignore format: an order reads best in few lines

/** Ways to the clock, to chance and to the world that need no import. */
const world =
  /\bnew Date\b|\bDate\.\w|\bTemporal\.Now\b|\bMath\.random\b|\bperformance\.|\b(?:globalThis\.)?(?:crypto|process|console)\.|\b(?:fetch|setTimeout|setInterval|setImmediate|structuredClone|WebSocket)\(/g

export const rules: readonly Rule[] = [
  {
    name: 'the core imports only itself',
    why: 'so that every rule of the product can be read, tested and replayed without a platform, a database or a clock',
    faults: source =>
      isCore(source) ? importsOf(source).filter(one => !one.startsWith('./') && !one.startsWith('#src/')) : [],
  },
  {
    name: 'the core names no clock, no chance and no world',
    why: 'so that the same conversation gives the same answer whenever it is played; what is needed comes as a port or an argument',
    faults: source => (isCore(source) ? (codeOf(source).match(world) ?? []) : []),
  },
  {
    name: 'inside src/ there is one order',
    why: 'so that a part can be understood with what stands before it, and nothing goes round in circles',
    faults: source =>
      isCore(source) ? importsOf(source).filter(one => rank(targetOf(source, one)) > rank(source.path)) : [],
  },
  {
    name: 'outer folders meet only in main',
    why: 'so that a database, a platform or a job can be changed or left out without touching the others',
    faults: source =>
      source.path === MAIN ? [] : importsOf(source).filter(one => isForeign(source.path, targetOf(source, one))),
  },
  {
    name: 'nothing imports main',
    why: 'because it runs when it is imported',
    faults: source => importsOf(source).filter(one => targetOf(source, one) === MAIN),
  },
  {
    name: 'a dot means a neighbour',
    why: 'so that a file can be moved, and everything but its neighbours is named by its whole path',
    faults: source => importsOf(source).filter(one => one.includes('../') || /^\.\/.*\//.test(one)),
  },
  {
    name: 'only the settings read the environment',
    why: 'so that every setting is known, judged at the start and explained in .env.example',
    faults: source =>
      source.path === 'adapters/config.ts' || isTest(source)
        ? []
        : (codeOf(source).match(/\bprocess\.env\b|\bimport\.meta\.env\b/g) ?? []),
  },
  {
    name: 'nothing is handed on',
    why: 'so that an import names the file that it uses, and reading one file does not load twenty',
    faults: source => codeOf(source).match(/^export (?:type )?(?:\*|\{[^}]*\})[^\n]* from\b/gm) ?? [],
  },
  {
    name: 'everything exported has a name',
    why: 'so that a thing has one name everywhere and can be found by it',
    faults: source => (isTest(source) ? [] : (codeOf(source).match(/^export default\b/gm) ?? [])),
  },
  {
    name: 'a file opens with a sentence that says what it is',
    why: 'so that the first line answers the first question',
    faults: ({ text }) => {
      const first = text.split('\n').find(line => !line.startsWith('#!')) ?? ''
      return /^\/\/ \S.*\S[.:]$/.test(first) ? [] : [first]
    },
  },
  {
    name: 'files are small',
    why: 'so that each has one reason to change and fits in a head',
    faults: ({ text }) => (text.split('\n').length > LONGEST ? [`${text.split('\n').length} lines`] : []),
  },
  {
    name: 'names are plain',
    why: 'because a prefix or a Manager says nothing about what a thing does',
    faults: source => [
      ...(codeOf(source).match(
        /\binterface I[A-Z]\w+|\b(?:class|interface) \w*(?:Impl|Manager|Helper|Service|Controller)\b/g,
      ) ?? []),
      ...(/^[a-z0-9]+(?:[-.][a-z0-9]+)*\.ts$/.test(nameOf(source)) ? [] : [nameOf(source)]),
      ...(/^(?:utils?|helpers?|common|misc)\.ts$/.test(nameOf(source)) ? [nameOf(source)] : []),
    ],
  },
]

/** A little room above the three hundred lines that one can still survey. */
const LONGEST = 320

const nameOf = ({ path }: Source): string => path.slice(path.lastIndexOf('/') + 1)
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))
const isCore = ({ path }: Source): boolean => path.startsWith('src/') && path !== MAIN
const isTest = ({ path }: Source): boolean => path.startsWith('test/')
const rank = (path: string): number => order.indexOf(path.split('/')[1]?.replace(/\.ts$/, '') ?? '')

/** The path from the root that an import names; a package or a part of Node as it is written. */
const targetOf = ({ path }: Source, specifier: string): string => {
  if (specifier.startsWith('./')) return `${folderOf(path)}/${specifier.slice(2)}`
  return specifier.startsWith('#') ? specifier.slice(1) : specifier
}

/** Folders of which each is a world of its own: db, jobs, and every folder in adapters. */
const worldOf = (path: string): string | undefined =>
  /^(?:db|jobs)(?=\/)|^adapters\/[^/]+(?=\/)|^adapters(?=\/[^/]+\.ts$)|^src\/main(?=\.ts$)/.exec(path)?.[0]

const isForeign = (from: string, to: string): boolean => {
  const [here, there] = [worldOf(from), worldOf(to)]
  return !from.startsWith('test/') && there !== undefined && there !== here
}

const importsOf = (source: Source): readonly string[] =>
  [
    ...withoutComments(source.text).matchAll(
      /\bfrom '([^']+)'|\bimport\(\s*'([^']+)'|\bimport '([^']+)'|\brequire\(\s*'([^']+)'/g,
    ),
  ].map(match => match.slice(1).find(one => one !== undefined) ?? '')

const QUOTED = String.raw`'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"`
/** A pattern stands where a value can begin. */
const PATTERN = String.raw`(?<=[=(,:[!&|?]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/`
/** `//` after a colon belongs to an address. */
const COMMENT = String.raw`\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*`
const KEPT_OR_COMMENT = new RegExp(`(${QUOTED}|${PATTERN})|${COMMENT}`, 'g')

/** Comments go, quotes and patterns stay: a mark of a comment may stand in either. */
const withoutComments = (text: string): string => text.replace(KEPT_OR_COMMENT, '$1')

/** The code alone: what stands in quotes is not code. Templates stay, for there is code in them. */
const codeOf = ({ text }: Source): string => withoutComments(text).replace(new RegExp(QUOTED, 'g'), "''")
