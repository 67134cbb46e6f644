// What moved lately, as a news feed.
import Fastify from 'fastify'
import { describe, expect, it, onTestFinished } from 'vitest'
import { changesAtom } from '#adapters/http/atom/changes-atom.ts'
import type { NewChange } from '#src/calendar/calendar.ts'
import { factsOf } from '#src/calendar/change.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import type { SpaceId } from '#src/security/member.ts'
import { aSession } from '#test/support/a-session.ts'
import { aWhen } from '#test/support/an-event.ts'
import { memoryStores } from '#test/support/databases.ts'

const space = 'civic' as SpaceId
const at = '2026-11-20T08:00:00.000Z'

const site = async () => {
  const { stores } = await memoryStores()
  await stores.members.addSpace({ id: space, slug: 'civic', name: 'Civic', home: true }, at)
  const app = Fastify()
  onTestFinished(() => app.close())
  const now = () => Temporal.Instant.from('2026-11-21T10:00:00Z')
  changesAtom({ calendar: stores.calendar, data: stores.version, now, publicUrl: 'https://un.example' })(app)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(app.server.address() as { port: number }).port}/changes.atom`

  const move = async (event: CalendarEvent, facts: Partial<CalendarEvent>, why: Omit<NewChange, 'at' | 'by'> = {}) => {
    await stores.calendar.seed([event])
    const moved = { ...event, ...facts, revision: 2, sequence: 1, changedAt: at }
    await stores.calendar.amend(moved, factsOf(event), { at, by: 'm-ana', ...why })
    await stores.version.raise()
  }
  return { move, get: (headers: Record<string, string> = {}) => fetch(url, { headers }) }
}

const session = aSession({ space })
const moved = { when: aWhen('2027-03-01..2027-04-09'), state: 'moved' } as const

/** Every element that is opened is closed, in order. */
const expectBalanced = (xml: string): void => {
  const open: string[] = []
  for (const [, slash, name, empty] of xml.matchAll(/<(\/?)([a-z:]+)[^<>]*?(\/?)>/g)) {
    if (slash === '/') expect(open.pop()).toBe(name)
    else if (empty !== '/') open.push(name as string)
  }
  expect(open).toEqual([])
}

describe('the news feed of changes', () => {
  it('says what was, what is, why and from which source, never by whom', async () => {
    const { move, get } = await site()
    await move(session, moved, { why: 'no money', source: 'Journal' })
    const response = await get()
    const text = await response.text()
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    expectBalanced(text)
    expect(text).toContain('<title>MOVED: Human Rights Council, 64th regular session</title>')
    expect(text).toContain('<p><del>Was: 22 Feb – 2 Apr 2027</del></p><p>Now: 1 Mar – 9 Apr 2027</p>')
    expect(text).toContain('<p>Why: no money</p><p>Source: Journal</p>')
    expect(text).toContain('href="https://un.example/event/hrc-64"')
    expect(text).not.toContain('m-ana')
  })
  it('escapes what people wrote', async () => {
    const { move, get } = await site()
    await move({ ...session, title: '<b>&"\u0000\u202e' }, moved, { why: ']]><script>' })
    const text = await (await get()).text()
    expectBalanced(text)
    expect(text).toContain('<title>MOVED: &lt;b&gt;&amp;&quot;</title>')
    expect(text).toContain('<p>Why: ]]&gt;&lt;script&gt;</p>')
  })
  it('leaves out what is not public', async () => {
    const { move, get } = await site()
    await move({ ...session, public: false }, moved)
    expect(await (await get()).text()).not.toContain('<entry>')
  })
  it('is not sent again to whoever has it, and is new after a change', async () => {
    const { move, get } = await site()
    const etag = (await get()).headers.get('etag') as string
    expect((await get({ 'if-none-match': etag })).status).toBe(304)
    await move(session, moved)
    expect((await get({ 'if-none-match': etag })).status).toBe(200)
  })
})
