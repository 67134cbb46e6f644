// palais roll-call: reads one printed vote from a file or standard input, and stores nothing.
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRollCallArguments } from '#adapters/cli/roll-call-arguments.ts'
import { freshFolder, palais } from '#test/support/program.ts'

const text = 'In favour: Argentina, Côte d’Ivoire\nAgainst: China\nAbstaining: Atlantis'

describe('palais roll-call', () => {
  it('prints the vote on standard input as JSON, and leaves no file', async () => {
    const folder = await freshFolder()
    const ended = await palais(folder, ['roll-call', '--body', 'HRC', '--date', '2022-10-06', '--json', '-'], {
      input: text,
    })
    expect(ended).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(ended.out)).toEqual({
      roll_calls: [
        {
          body: 'HRC',
          date: '2022-10-06',
          votes: {
            in_favour: ['ARG', 'CIV'],
            against: ['CHN'],
            abstaining: [],
            absent: [],
            not_voting: [],
            suspended: [],
          },
          printed: {},
          outcome: 'adopted',
          findings: [{ code: 'unknown-name', text: '“Atlantis” is no name of a State.', at: text.indexOf('Atlantis') }],
        },
      ],
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('reads a file in words, an old one saved in Windows-1252 too', async () => {
    const folder = await freshFolder()
    await writeFile(join(folder, 'vote.txt'), Buffer.from(text.replace('’', "'"), 'latin1'))
    const ended = await palais(folder, ['roll-call', '--body=hrc', '--date=2022-10-06', 'vote.txt'])
    expect(ended.out).toContain('in favour 2: ARG CIV')
    expect(ended.out).toContain('! line 3, unknown-name: “Atlantis” is no name of a State.')
  })

  it.each([
    { why: 'nothing', bytes: Buffer.from(' \n'), says: 'There is no text in it' },
    {
      why: 'what is no text',
      bytes: Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 37) % 256)),
      says: 'That is no text',
    },
    { why: 'ten megabytes', bytes: Buffer.alloc(10 * 2 ** 20, 'a'), says: 'That is more than 2 MiB' },
  ])('refuses $why in one sentence', async ({ bytes, says }) => {
    const folder = await freshFolder()
    await writeFile(join(folder, 'in.txt'), bytes)
    const { code, out, err } = await palais(folder, ['roll-call', '--json', 'in.txt'])
    expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 2 })
    expect(err).toContain(says)
  })

  it('reads what Windows saves as Unicode', async () => {
    const folder = await freshFolder()
    await writeFile(join(folder, 'in.txt'), Buffer.from(`\uFEFF${text}`, 'utf16le'))
    const { code, out } = await palais(folder, ['roll-call', '--json', 'in.txt'])
    expect(code).toBe(0)
    expect(JSON.parse(out).roll_calls[0].votes.against).toEqual(['CHN'])
  })

  it('says that a file cannot be read', async () => {
    const ended = await palais(await freshFolder(), ['roll-call', 'nothing.txt'])
    expect(ended).toMatchObject({
      code: 2,
      out: '',
      err: 'nothing.txt cannot be read; name a text file, or - for standard input.\n',
    })
  })
})

describe('readRollCallArguments', () => {
  it.each([
    { given: ['--body', 'XYZ'], says: 'XYZ is no body whose votes are read' },
    { given: ['--date', '2011-02-30'], says: '2011-02-30 is no day' },
    { given: ['--date'], says: '--date needs a value' },
    { given: ['--loud'], says: '--loud is not an option' },
  ])('refuses $given with what to type', ({ given, says }) => {
    const read = readRollCallArguments(given)
    expect(read.ok ? '' : read.refusal.sentence).toContain(says)
  })
})
