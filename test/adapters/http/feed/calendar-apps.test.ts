// Feeds as khal shows them, fetched by vdirsyncer: calendar apps that can be asked what they show.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { aSession } from '#test/support/a-session.ts'
import { anEvent, aWhen } from '#test/support/an-event.ts'
import { describeWith } from '#test/support/needs.ts'
import { feedSite, space } from './feed-site.ts'

const run = promisify(execFile)

/** A person's calendar, filled from an address. */
const calendarOf = async (url: string) => {
  const home = await mkdtemp(join(tmpdir(), 'palais-khal-'))
  onTestFinished(() => rm(home, { recursive: true }))
  const items = join(home, 'items')
  await mkdir(items)
  await writeFile(join(home, 'vdirsyncer'), vdirsyncerConfig(home, items, url))
  await writeFile(join(home, 'khal'), khalConfig(home, items))
  const env = { ...process.env, HOME: home, LC_ALL: 'C.UTF-8', TZ: 'Europe/Zurich' }
  const vdirsyncer = (command: string) =>
    run('sh', ['-c', `yes | vdirsyncer -c "${home}/vdirsyncer" ${command}`], { env })
  await vdirsyncer('discover')

  return {
    sync: () => vdirsyncer('sync'),
    /** What khal lists on a day, one line each; a cancelled one is marked. */
    on: async (day: string) => {
      const options = [
        '-c',
        join(home, 'khal'),
        'list',
        '--day-format',
        '',
        '--format',
        '{title} | {status}',
        day,
        '1d',
      ]
      const { stdout } = await run('khal', options, { env })
      const lines = stdout.split('\n').map(line => line.trim())
      return lines.filter(line => line !== '' && line !== 'No events')
    },
    /** The files that were fetched. */
    files: async () => Promise.all((await readdir(items)).map(name => readFile(join(items, name), 'utf8'))),
  }
}

const vdirsyncerConfig = (home: string, items: string, url: string) => `
[general]
status_path = "${home}/status"
[pair feed]
a = "remote"
b = "local"
collections = null
[storage remote]
type = "http"
url = "${url}"
[storage local]
type = "filesystem"
path = "${items}"
fileext = ".ics"
`

const khalConfig = (home: string, items: string) => `
[calendars]
[[feed]]
path = ${items}
type = calendar
[sqlite]
path = ${home}/khal.db
[locale]
local_timezone = Europe/Zurich
default_timezone = Europe/Zurich
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = feed
`

const session = { ...aSession({ when: '2027-02-22..2027-02-26', title: 'HRC64' }), space }
const statements = anEvent({ slug: 'statements', kind: 'deadline', title: 'Statements', when: '2027-02-01 18:00' })

describeWith(['khal', 'vdirsyncer'])('in khal, after vdirsyncer has synced,', () => {
  it('a session stands on its days and no others, a deadline on its own', async () => {
    const { url } = await feedSite([session, statements])
    const { sync, on } = await calendarOf(`${url}/feeds/public/all.ics`)
    await sync()
    expect(await on('2027-02-21')).toEqual([])
    for (const day of ['2027-02-22', '2027-02-24', '2027-02-26']) expect(await on(day)).toEqual(['HRC64 | CONFIRMED'])
    expect(await on('2027-02-27')).toEqual([])
    expect(await on('2027-02-01')).toEqual(['Statements, by 18:00 Geneva time (CET) | CONFIRMED'])
  })

  it('a moved session moves, under the same UID and with a higher SEQUENCE', async () => {
    const { url, get, change } = await feedSite([session])
    const { sync, on, files } = await calendarOf(`${url}/feeds/public/all.ics`)
    const sent = async () => (await get('/feeds/public/all.ics')).text
    await sync()
    const uid = lineOf('UID', await sent())
    await change(session, { when: aWhen('2027-03-01..2027-03-05'), state: 'moved' })
    await sync()
    // vdirsyncer gives the files of a subscription UIDs of its own, so the one that counts is the one that was sent.
    expect(lineOf('UID', await sent())).toBe(uid)
    expect((await files()).map(file => lineOf('SEQUENCE', file))).toEqual(['SEQUENCE:1'])
    expect(await on('2027-02-22')).toEqual([])
    expect(await on('2027-03-01')).toEqual(['HRC64 | CONFIRMED'])
  })

  it('a cancelled session stays on its days, marked', async () => {
    const { url, change } = await feedSite([session])
    const { sync, on } = await calendarOf(`${url}/feeds/public/all.ics`)
    await sync()
    await change(session, { state: 'cancelled' })
    await sync()
    expect(await on('2027-02-22')).toEqual(['CANCELLED: HRC64 | CANCELLED'])
  })
})

const lineOf = (property: string, text: string): string | undefined =>
  new RegExp(`^${property}:.*`, 'm').exec(text)?.[0].trim()
