// `palais import <file or https address>`: what comes along of a file, and what is said of one that is none.
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withFile } from '#adapters/cli/import-argument.ts'
import { FetchFault } from '#adapters/import/calendar/fetch-text.ts'
import { OperatorFault } from '#src/operator-fault.ts'

const calendar = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'
const nowhere = () => Promise.reject(new FetchFault('The name in the address is not known.'))

describe('an import from the shell', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palais-import-'))
    await writeFile(join(folder, 'my programme.ics'), calendar)
    await writeFile(join(folder, 'latin.csv'), Buffer.from('title,start\nGen\xe8ve,2027-03-09\n', 'latin1'))
    await writeFile(join(folder, 'large.ics'), calendar)
    await truncate(join(folder, 'large.ics'), 50 * 1024 * 1024)
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('brings the text of the file, and its name without what a name may not have', async () => {
    const { given, attachment } = await withFile(['import', join(folder, 'my programme.ics'), 'body:HRC'], nowhere)
    expect(given).toEqual(['import', 'name:my-programme.ics', 'body:HRC'])
    expect(attachment).toBe(calendar)
  })

  it('brings what is at an address', async () => {
    const address = 'https://indico.example/events/7.ics?detail=all'
    const { given, attachment } = await withFile(['--json', 'import', address], async () => calendar)
    expect([given, attachment]).toEqual([['--json', 'import', 'name:7.ics'], calendar])
  })

  it('marks what is not UTF-8, so that its reader refuses it', async () => {
    expect((await withFile(['import', join(folder, 'latin.csv')], nowhere)).attachment).toContain('\ufffd')
  })

  it.each([
    { named: 'large.ics', says: 'is larger than 8 MB. Take a smaller part of it.', why: 'fifty megabytes' },
    { named: 'none.ics', says: 'I cannot read the file', why: 'no such file' },
    { named: '.', says: 'I cannot read the file', why: 'a folder' },
  ])('is refused with one sentence: $why', async ({ named, says }) => {
    await expect(withFile(['import', join(folder, named)], nowhere)).rejects.toSatisfy(
      error => error instanceof OperatorFault && error.message.includes(says),
    )
  })

  it('says in one sentence why an address gives nothing', async () => {
    await expect(withFile(['import', 'https://nowhere.example/a.ics'], nowhere)).rejects.toThrow(
      new OperatorFault('The name in the address is not known.'),
    )
  })

  it.each([['next', '7d'], ['import'], ['import', 'body:HRC']])('leaves other words alone: %s %s', async (...given) => {
    expect(await withFile(given, nowhere)).toEqual({ given })
  })
})
