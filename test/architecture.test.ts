// The architecture: every source keeps every rule, and each rule catches the breach it is there for.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rules, type Source } from '#test/support/architecture.ts'

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .trim()
  .split('\n')
const read = (path: string): Source => ({ path, text: readFileSync(path, 'utf8') })
// Not this file: it quotes breaches.
const sources = files
  .filter(path => /^(?:src|db|adapters|jobs|test)\/.*\.ts$/.test(path) && path !== 'test/architecture.test.ts')
  .map(read)

describe.each(rules)('$name, $why', ({ faults }) => {
  it('holds in every source', () => {
    const found = sources.flatMap(source => faults(source).map(fault => `${source.path}: ${fault}`))
    expect(found).toEqual([])
  })
})

/** Each is a change that somebody in a hurry could make. */
const breaches: readonly { readonly rule: string; readonly path: string; readonly text: string }[] = [
  {
    rule: 'the core imports only itself',
    path: 'src/votes/tally.ts',
    text: "// Tally: counts.\nimport { z } from 'zod'\n",
  },
  {
    rule: 'the core imports only itself',
    path: 'src/commands/next.ts',
    text: "// Next: what comes.\nconst lazy = () => import('node:fs')\n",
  },
  {
    rule: 'the core names no clock, no chance and no world',
    path: 'src/reminders/due.ts',
    text: '// Due: what is due.\nexport const isDue = (at: number) => Date.now() > at\n',
  },
  {
    rule: 'inside src/ there is one order',
    path: 'src/calendar/filter.ts',
    text: "// Filter: which events.\nimport type { Context } from '#src/conversation/context.ts'\n",
  },
  {
    rule: 'outer folders meet only in main',
    path: 'adapters/slack/listen.ts',
    text: "// Listen: hears Slack.\nimport { openDatabase } from '#db/open.ts'\n",
  },
  {
    rule: 'outer folders meet only in main',
    path: 'adapters/matrix/render.ts',
    text: "// Render: shows a document.\nimport { blocks } from '#adapters/slack/render.ts'\n",
  },
  {
    rule: 'nothing imports main',
    path: 'test/main/start.test.ts',
    text: "// The start.\nimport '#src/main.ts'\n",
  },
  {
    rule: 'a dot means a neighbour',
    path: 'src/votes/draft.ts',
    text: "// Draft: what is voted on.\nimport { ok } from '../result.ts'\n",
  },
  {
    rule: 'a dot means a neighbour',
    path: 'db/stores.ts',
    text: "// Stores: all of them.\nimport { acts } from './stores/acts.ts'\n",
  },
  {
    rule: 'only the settings read the environment',
    path: 'adapters/slack/connect.ts',
    text: '// Connect: to Slack.\nconst token = process.env.SLACK_TOKEN\n',
  },
  {
    rule: 'nothing is handed on',
    path: 'src/states/index.ts',
    text: "// States: all of it.\nexport * from './state.ts'\n",
  },
  {
    rule: 'everything exported has a name',
    path: 'jobs/deliver.ts',
    text: '// Deliver: sends.\nexport default () => undefined\n',
  },
  {
    rule: 'a file opens with a sentence that says what it is',
    path: 'src/votes/symbol.ts',
    text: 'export const symbol = /^A/\n',
  },
  {
    rule: 'files are small',
    path: 'jobs/everything.ts',
    text: `// Everything: at once.\n${'export const x = 1\n'.repeat(400)}`,
  },
  {
    rule: 'names are plain',
    path: 'src/votes/vote-ledger.ts',
    text: '// Port: votes.\nexport interface IVoteLedger {}\n',
  },
  {
    rule: 'names are plain',
    path: 'src/votes/utils.ts',
    text: '// Utils: what had no place.\n',
  },
]

describe('a breach', () => {
  it.each(breaches)('of "$rule" in $path is caught, by that rule alone', ({ rule, path, text }) => {
    const caught = rules.filter(({ faults }) => faults({ path, text }).length > 0).map(({ name }) => name)
    expect(caught).toContain(rule)
    // One climbs out of its folder and of the core at once.
    expect(caught.filter(name => name !== rule && name !== 'the core imports only itself')).toEqual([])
  })

  it('is known for every rule', () => {
    expect(new Set(breaches.map(({ rule }) => rule))).toEqual(new Set(rules.map(({ name }) => name)))
  })

  it.each([
    ['a comment', '// Clock: not Date.now(), but an argument.\n'],
    ['a text', "// Help: words.\nexport const text = 'Date.now() and process.exit() // are not for you'\n"],
    ['a name that ends alike', '// Update: new.\nexport const update = (validDate: number) => validDate\n'],
  ])('is not seen in %s', (_where, text) => {
    expect(rules.flatMap(({ faults }) => faults({ path: 'src/calendar/when.ts', text }))).toEqual([])
  })
})

describe('the project', () => {
  it('names no place where it was made', () => {
    const texts = files.filter(path => path !== 'package-lock.json').map(read)
    const place = new RegExp(`(?<![\\w-])(?:${['work', 'shared'].join('|')})/`)
    expect(texts.filter(({ text }) => place.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('pins the exact version of every package', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([])
  })

  it('locks every package that a machine of another kind needs', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>
    }
    const wanted = Object.values(packages).flatMap(one => Object.keys(one.optionalDependencies ?? {}))
    expect(wanted.filter(name => packages[`node_modules/${name}`] === undefined)).toEqual([])
  })
})
