// palais import-votes: alone and beside a running bot, broken off and started again, with faults in the file.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { progressBar } from '#adapters/cli/progress-bar.ts'
import { writeLibrary, writeMatrix } from '#test/bench/votes/many-votes.ts'
import { askBot, beginPalais, freshFolder, palais, startBot } from '#test/support/program.ts'

describe('palais import-votes', () => {
  it('keeps the votes of a matrix, and finds them there the next time', async () => {
    const folder = await freshFolder()
    const { ballots } = await writeMatrix(join(folder, 'votes.csv'), 120)
    const told = `with ${ballots.toLocaleString('en')} ballots from 120 rows`
    expect(await palais(folder, ['import-votes', 'votes.csv'])).toMatchObject({
      code: 0,
      out: `120 votes ${told}: 120 new.\n`,
      err: '',
    })
    expect(await palais(folder, ['import-votes', 'votes.csv'])).toMatchObject({
      code: 0,
      out: `120 votes ${told}: 0 new, 120 there already.\n`,
    })
  })

  it('hands them to the bot that runs, which answers from them at once', async () => {
    const folder = await freshFolder()
    await writeLibrary(join(folder, 'votes.csv'), 60)
    await startBot(folder)
    expect(await palais(folder, ['import-votes', 'votes.csv'])).toMatchObject({ code: 0, err: '' })
    const { out } = await palais(folder, ['--json', 'vote', 'record', 'FRA'])
    expect(JSON.stringify(JSON.parse(out))).toContain('A/RES/77/60')
  })

  it('goes on where it was killed, and ends with the same votes', async () => {
    const folder = await freshFolder()
    await writeLibrary(join(folder, 'votes.csv'), 900)
    const bot = await startBot(folder)
    const first = beginPalais(folder, ['import-votes', 'votes.csv'])
    await expect.poll(() => askBot(folder, 'vote search A/RES/1/1')).toMatch(/^done [\s\S]*A\/RES\/1\/1/)
    await first.kill()
    const again = await palais(folder, ['import-votes', 'votes.csv'])
    expect(again).toMatchObject({ code: 0, err: '' })
    const [, all, fresh, there] = /^(\d+) votes .*: (\d+) new, (\d+) there already/.exec(again.out) ?? []
    expect(Number(all)).toBe(900)
    expect(Number(fresh) + Number(there)).toBe(900)
    await bot.kill('SIGTERM')
  })

  it('says in one line what is wrong with a row, and takes the others', async () => {
    const folder = await freshFolder()
    const lines = [
      'ms_code,ms_name,ms_vote,date,resolution,title',
      'FRA,FRANCE,Y,2019-12-18,A/RES/74/167,"A title; with a semicolon, and a comma"',
      'ATL,ATLANTIS,Y,2019-12-18,A/RES/74/167,',
      'USA,UNITED STATES,N,2019-12-18,A/RES/74/167,',
    ]
    await writeFile(join(folder, 'votes.csv'), lines.join('\r\n'))
    expect(await palais(folder, ['import-votes', 'votes.csv'])).toMatchObject({
      code: 0,
      out: '1 vote with 2 ballots from 3 rows: 1 new. 1 fault in the file, said above.\n',
      err: 'line 3: Neither “ATL” nor “ATLANTIS” is a State that I know.\n',
    })
  })

  it.each([
    { why: 'no file', given: [], says: 'Type: palais import-votes' },
    { why: 'a file that is not there', given: ['none.csv'], says: 'I cannot read the file none.csv' },
    { why: 'a file of something else', given: ['other.csv'], says: 'This is no file of votes that I know' },
    { why: 'an empty file', given: ['empty.csv'], says: 'empty.csv is empty' },
    { why: 'a folder', given: ['.'], says: 'I cannot read the file .' },
  ])('refuses $why in one sentence', async ({ given, says }) => {
    const folder = await freshFolder()
    await writeFile(join(folder, 'other.csv'), 'name,number\na,1\n')
    await writeFile(join(folder, 'empty.csv'), '')
    const { code, out, err } = await palais(folder, ['import-votes', ...given])
    expect({ code, out, err }).toMatchObject({ code: 2, out: '', err: expect.stringContaining(says) })
  })
})

describe('the progress bar', () => {
  it('draws on a terminal alone', () => {
    const written: string[] = []
    const terminal = progressBar({ isTTY: true, write: text => written.push(text) }, 200)
    terminal.show(100, '50 votes')
    expect(written.join('')).toContain('[############------------] 50 %  50 votes')
    const piped: string[] = []
    const pipe = progressBar({ write: text => piped.push(text) }, 200)
    pipe.show(100, '50 votes')
    pipe.say('line 3: wrong')
    expect(piped).toEqual(['line 3: wrong\n'])
  })
})
